package io.ordercompensation.reload;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.Endpoint;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.support.ResourceHelper;

/**
 * The stock component, but that a statement from a file is the one in force whenever it runs, and that no header of a
 * message takes its place.
 */
public class LiveSqlComponent extends SqlComponent {

    private final Statements statements;

    public LiveSqlComponent(Statements statements) {
        this.statements = statements;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        SqlEndpoint endpoint = (SqlEndpoint) super.createEndpoint(uri, remaining, parameters);
        if (endpoint.getPrepareStatementStrategy() == null && !endpoint.isUseMessageBodyForSql()) {
            textInForce(endpoint)
                    .ifPresent(text -> endpoint.setPrepareStatementStrategy(new CurrentStatement(
                            text,
                            endpoint.isUsePlaceholder() ? endpoint.getPlaceholder() : null,
                            endpoint.getSeparator())));
        }
        return endpoint;
    }

    /** Of a file the one in force whenever it runs; else the one that stands in the route. */
    private Optional<Supplier<Optional<String>>> textInForce(SqlEndpoint endpoint) {
        String query = endpoint.getQuery();
        Optional<String> name = statements.nameOf(query);
        if (name.isPresent()) {
            return Optional.of(() -> statements.find(name.get()));
        }
        return ResourceHelper.hasScheme(query) ? Optional.empty() : Optional.of(() -> Optional.of(query));
    }
}
