package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route runs stands in the route or in a file, and no message replaces it. */
class LiveSqlComponentTest {

    @ParameterizedTest
    @ValueSource(strings = {"sql:UPDATE t SET a = 1", "sql:classpath:sql/order/select-order-status.sql"})
    void aHeaderReplacesNoStatement(String uri) throws Exception {
        List<String> prepared = new ArrayList<>();
        DataSource dataSource = mock(DataSource.class);
        Connection connection = mock(Connection.class);
        when(dataSource.getConnection()).thenReturn(connection);
        when(connection.prepareStatement(anyString())).thenAnswer(call -> {
            prepared.add(call.getArgument(0));
            PreparedStatement statement = mock(PreparedStatement.class);
            when(statement.execute()).thenReturn(false);
            return statement;
        });
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            LiveSqlComponent sql = new LiveSqlComponent(new Statements(Path.of("none")));
            sql.setDataSource(dataSource);
            camel.addComponent("sql", sql);
            camel.start();

            camel.createProducerTemplate().send(uri, exchange -> {
                exchange.getMessage().setHeader("orderId", 7);
                exchange.getMessage().setHeader("CamelSqlQuery", "COMMIT");
            });
        }

        assertThat(prepared).isNotEmpty().doesNotContain("COMMIT");
    }
}
