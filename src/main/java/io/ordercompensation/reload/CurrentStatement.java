package io.ordercompensation.reload;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.apache.camel.component.sql.SqlHelper;
import org.apache.camel.component.sql.SqlPrepareStatementStrategy;
import org.springframework.util.CompositeIterator;

/**
 * Runs the text that is in force now. The stock endpoint keeps the text it read at its start; this ignores that text,
 * and the header by which a message could replace it.
 */
final class CurrentStatement implements SqlPrepareStatementStrategy {

    /** Added for each value: an empty one takes memory too. */
    private static final int EACH = 8;

    private static final String RUNNING = "compensation.running-statement";

    private final String query;
    private final Supplier<Optional<String>> inForce;
    private final String placeholder;
    private final SqlPrepareStatementStrategy stock;
    private final long maxBytes;
    private final TextSize size;

    /**
     * Makes the strategy of one endpoint.
     *
     * @param query as written in the route
     * @param inForce empty if there is no good text
     * @param maxBytes bytes of the texts of all parameters together
     */
    CurrentStatement(
            String query, Supplier<Optional<String>> inForce, String placeholder, char separator, long maxBytes) {
        this.query = query;
        this.inForce = inForce;
        this.placeholder = placeholder;
        this.maxBytes = maxBytes;
        this.size = new TextSize(maxBytes);
        this.stock = new DefaultSqlPrepareStatementStrategy(separator);
    }

    String query() {
        return query;
    }

    @Override
    public String prepareQuery(String stockText, boolean allowNamedParameters, Exchange exchange) throws SQLException {
        String text = inForce.get()
                .map(good -> SqlHelper.resolvePlaceholders(good, placeholder))
                .orElseThrow(() -> new SQLException(
                        "There is no good text of the statement %s: see compensation.sql-directory".formatted(query)));
        // The text may change before the parameters are bound: they have to be those of the text that is prepared here.
        exchange.setProperty(RUNNING, text);
        return stock.prepareQuery(text, allowNamedParameters, exchange);
    }

    @Override
    public Iterator<?> createPopulateIterator(
            String stockText, String preparedQuery, int expectedParams, Exchange exchange, Object value)
            throws SQLException {
        Iterator<?> values = stock.createPopulateIterator(
                exchange.getProperty(RUNNING, String.class), preparedQuery, expectedParams, exchange, value);
        // The product's own statements are as long as its batches, which have bounds of their own.
        return isOfTheProduct(exchange) ? values : new BoundedValues(values, new AtomicLong());
    }

    @Override
    public void populateStatement(PreparedStatement statement, Iterator<?> values, int expectedParams)
            throws SQLException {
        stock.populateStatement(statement, values, expectedParams);
    }

    private static boolean isOfTheProduct(Exchange exchange) {
        Route route = exchange.getUnitOfWork() == null
                ? null
                : exchange.getUnitOfWork().getRoute();
        return route != null && !StepBounds.isFromFile(route.getSourceResource());
    }

    /** Bounds all values together: the driver writes them into one packet, repeated ones too. */
    private final class BoundedValues implements Iterator<Object> {

        private final Iterator<?> values;
        private final AtomicLong bytes;

        BoundedValues(Iterator<?> values, AtomicLong bytes) {
            this.values = values;
            this.bytes = bytes;
        }

        @Override
        public boolean hasNext() {
            return values.hasNext();
        }

        @Override
        public Object next() {
            Object value = values.next();
            if (value instanceof CompositeIterator<?> list) {
                // The stock strategy recognises the values of a list by this type.
                CompositeIterator<Object> bounded = new CompositeIterator<>();
                bounded.add(new BoundedValues(list, bytes));
                return bounded;
            }
            long read =
                    bytes.addAndGet(EACH + size.of(value instanceof Map.Entry<?, ?> entry ? entry.getValue() : value));
            if (read > maxBytes) {
                throw new IllegalArgumentException(
                        "The parameters of the statement %s are longer than %d bytes (compensation.hot-deploy.max-text-bytes)"
                                .formatted(query, maxBytes));
            }
            return value;
        }
    }
}
