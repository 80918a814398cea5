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

    private final Supplier<Optional<String>> inForce;
    private final String placeholder;
    private final SqlPrepareStatementStrategy stock;

    /** @param inForce empty if there is no good text */
    CurrentStatement(Supplier<Optional<String>> inForce, String placeholder, char separator) {
        this.inForce = inForce;
        this.placeholder = placeholder;
        this.stock = new DefaultSqlPrepareStatementStrategy(separator);
    }

    @Override
    public String prepareQuery(String query, boolean allowNamedParameters, Exchange exchange) throws SQLException {
        // A route that is no file of the folder may run a statement that was never good; then there is only the stock
        // text.
        String text = inForce.get()
                .map(good -> SqlHelper.resolvePlaceholders(good, placeholder))
                .orElse(query);
        // The text may change before the parameters are bound: they have to be those of the text that is prepared here.
        exchange.setProperty(RUNNING, text);
        return stock.prepareQuery(text, allowNamedParameters, exchange);
    }

    @Override
    public Iterator<?> createPopulateIterator(
            String query, String preparedQuery, int expectedParams, Exchange exchange, Object value)
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
