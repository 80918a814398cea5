package io.ordercompensation.reload;

import io.ordercompensation.sql.Statements;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Endpoint;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.support.ResourceHelper;

/**
 * The stock component, except that a statement from a file is the one in force whenever it runs, and that no message
 * header replaces it.
 */
public class LiveSqlComponent extends SqlComponent {

    private final Statements statements;
    private final boolean ours;
    private final Duration timeout;
    private final long maxBytes;

    /**
     * The data source is set later.
     *
     * @param ours whether only the product's statements are treated so; an application's own endpoints are stock then
     * @param timeout of a statement, where its endpoint has none of its own; whole seconds
     * @param maxBytes bytes of the texts of all parameters of a statement together
     */
    public LiveSqlComponent(Statements statements, boolean ours, Duration timeout, long maxBytes) {
        this.statements = statements;
        this.ours = ours;
        this.timeout = timeout;
        this.maxBytes = maxBytes;
    }

    /** What the endpoint runs: the resource of a statement, or the statement written in the route. */
    static String query(SqlEndpoint endpoint) {
        return endpoint.getPrepareStatementStrategy() instanceof CurrentStatement current
                ? current.query()
                : endpoint.getQuery();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        SqlEndpoint endpoint = (SqlEndpoint) super.createEndpoint(uri, remaining, parameters);
        String query = endpoint.getQuery();
        Optional<String> name = statements.nameOf(query);
        if (ours && name.isEmpty()) {
            return endpoint;
        }
        limit(endpoint);
        boolean isOther = name.isEmpty() && ResourceHelper.hasScheme(query);
        if (!isOther && endpoint.getPrepareStatementStrategy() == null && !endpoint.isUseMessageBodyForSql()) {
            endpoint.setPrepareStatementStrategy(new CurrentStatement(
                    query,
                    name.<Supplier<Optional<String>>>map(known -> () -> statements.find(known))
                            .orElse(() -> Optional.of(query)),
                    endpoint.isUsePlaceholder() ? endpoint.getPlaceholder() : null,
                    endpoint.getSeparator(),
                    maxBytes));
            // Not the resource, which the stock producer would read whole, whatever it contains by then.
            name.ifPresent(endpoint::setQuery);
        }
        return endpoint;
    }

    private void limit(SqlEndpoint endpoint) {
        if (endpoint.getJdbcTemplate().getQueryTimeout() < 0) {
            endpoint.getJdbcTemplate().setQueryTimeout((int) timeout.toSeconds());
        }
    }
}
