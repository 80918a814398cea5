package io.ordercompensation.reload;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.component.sql.SqlEndpoint;

/** The stock component, but that a statement from a file is the one in force whenever it runs. */
public class LiveSqlComponent extends SqlComponent {

    private final Statements statements;

    public LiveSqlComponent(Statements statements) {
        this.statements = statements;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        SqlEndpoint endpoint = (SqlEndpoint) super.createEndpoint(uri, remaining, parameters);
        if (endpoint.getPrepareStatementStrategy() == null) {
            statements
                    .nameOf(endpoint.getQuery())
                    .ifPresent(name -> endpoint.setPrepareStatementStrategy(new CurrentStatement(
                            name,
                            statements,
                            endpoint.isUsePlaceholder() ? endpoint.getPlaceholder() : null,
                            endpoint.getSeparator())));
        }
        return endpoint;
    }
}
