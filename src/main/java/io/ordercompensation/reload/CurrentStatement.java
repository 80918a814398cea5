package io.ordercompensation.reload;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.apache.camel.component.sql.SqlHelper;
import org.apache.camel.component.sql.SqlPrepareStatementStrategy;

/**
 * Runs the text that is in force now. The stock endpoint keeps the text it read at its start; this ignores it, and the
 * header by which a message could replace it.
 */
final class CurrentStatement implements SqlPrepareStatementStrategy {

    private static final String RUNNING = "compensation.running-statement";

    private final String query;
    private final Supplier<Optional<String>> inForce;
    private final String placeholder;
    private final SqlPrepareStatementStrategy stock;

    /**
     * Runs nothing yet.
     *
     * @param query what stands in the route
     * @param inForce empty if there is no good text
     */
    CurrentStatement(String query, Supplier<Optional<String>> inForce, String placeholder, char separator) {
        this.query = query;
        this.inForce = inForce;
        this.placeholder = placeholder;
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
        return stock.createPopulateIterator(
                exchange.getProperty(RUNNING, String.class), preparedQuery, expectedParams, exchange, value);
    }

    @Override
    public void populateStatement(PreparedStatement statement, Iterator<?> values, int expectedParams)
            throws SQLException {
        stock.populateStatement(statement, values, expectedParams);
    }
}
