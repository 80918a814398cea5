package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.ordercompensation.reload.check.RecordedResources;
import io.ordercompensation.sql.Statements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a route runs stands in the route or in a file, and no message replaces it. */
class LiveSqlComponentTest {

    private static final int MAX_BYTES = 1000;

    private final List<String> prepared = new ArrayList<>();
    private final List<PreparedStatement> statements = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {"sql:UPDATE t SET a = 1", "sql:classpath:order-compensation/sql/order/select-order-status.sql"})
    void aHeaderReplacesNoStatement(String uri) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            LiveSqlComponent sql =
                    new LiveSqlComponent(new Statements(Path.of("none")), false, Duration.ofSeconds(7), MAX_BYTES);
            sql.setDataSource(dataSource());
            camel.addComponent("sql", sql);
            camel.start();

            camel.createProducerTemplate().send(uri, exchange -> {
                exchange.getMessage().setHeader("orderId", 7);
                exchange.getMessage().setHeader("CamelSqlQuery", "COMMIT");
            });
        }

        assertThat(prepared).isNotEmpty().doesNotContain("COMMIT");
    }

    /** What was judged runs, whatever stands on the disk by then; and what nobody has judged does not. */
    @Test
    void theTextThatWasJudgedIsRunAndNoFileIsReadForIt(@TempDir Path directory) throws Exception {
        Statements texts = new Statements(directory);
        String uri = "sql:file:" + directory.toAbsolutePath().normalize().resolve("mine.sql");
        Files.writeString(directory.resolve("mine.sql"), "DROP TABLE t");
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            RecordedResources resources = RecordedResources.of(camel);
            LiveSqlComponent sql = new LiveSqlComponent(texts, false, Duration.ofSeconds(7), MAX_BYTES);
            sql.setDataSource(dataSource());
            camel.addComponent("sql", sql);
            camel.start();

            Exchange unjudged = camel.createProducerTemplate().send(uri, exchange -> {});
            assertThat(unjudged.getException()).hasStackTraceContaining("There is no good text of the statement");
            assertThat(prepared).isEmpty();

            texts.put("mine", "SELECT 1");
            Files.delete(directory.resolve("mine.sql"));
            Exchange judged = camel.createProducerTemplate().send(uri, exchange -> {});

            assertThat(judged.getException()).isNull();
            assertThat(prepared).containsExactly("SELECT 1");
            assertThat(resources.asked()).isEmpty();
        }
    }

    private DataSource dataSource() throws SQLException {
        DataSource dataSource = mock(DataSource.class);
        Connection connection = mock(Connection.class);
        when(dataSource.getConnection()).thenReturn(connection);
        when(connection.prepareStatement(anyString())).thenAnswer(call -> {
            String text = call.getArgument(0);
            prepared.add(text);
            PreparedStatement statement = mock(PreparedStatement.class);
            when(statement.execute()).thenReturn(false);
            ParameterMetaData parameters = mock(ParameterMetaData.class);
            when(parameters.getParameterCount())
                    .thenReturn((int) text.chars().filter(c -> c == '?').count());
            when(statement.getParameterMetaData()).thenReturn(parameters);
            statements.add(statement);
            return statement;
        });
        return dataSource;
    }

    @Test
    void everyStatementHasATimeout() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            LiveSqlComponent sql =
                    new LiveSqlComponent(new Statements(Path.of("none")), false, Duration.ofSeconds(7), MAX_BYTES);
            sql.setDataSource(dataSource());
            camel.addComponent("sql", sql);
            camel.start();

            camel.createProducerTemplate().send("sql:SELECT 1", exchange -> {});
            camel.createProducerTemplate().send("sql:SELECT 1?template.queryTimeout=3", exchange -> {});
        }

        verify(statements.get(0)).setQueryTimeout(7);
        verify(statements.get(1)).setQueryTimeout(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sql:INSERT INTO t VALUES (:#${body}, :#${body})", "sql:SELECT 1 FROM t WHERE a IN (:#in:list)"})
    void parametersAreBoundedTogether(String uri) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            LiveSqlComponent sql =
                    new LiveSqlComponent(new Statements(Path.of("none")), false, Duration.ofSeconds(7), MAX_BYTES);
            sql.setDataSource(dataSource());
            camel.addComponent("sql", sql);
            camel.start();

            for (int length : List.of(492, 493)) {
                String text = "x".repeat(length);
                Exchange sent = camel.createProducerTemplate().send(uri, exchange -> {
                    exchange.getMessage().setBody(text);
                    exchange.getMessage().setHeader("list", List.of(text, text));
                });

                if (length == 492) {
                    assertThat(sent.getException()).isNull();
                } else {
                    assertThat(sent.getException()).hasStackTraceContaining("longer than 1000 bytes");
                }
            }
        }
    }

    /** Its batches have bounds of their own, and a small bound for files must not keep them from being restored. */
    @Test
    void theProductsOwnStatementsAreNotBoundedByThoseOfFiles() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            LiveSqlComponent sql =
                    new LiveSqlComponent(new Statements(Path.of("none")), false, Duration.ofSeconds(7), MAX_BYTES);
            sql.setDataSource(dataSource());
            camel.addComponent("sql", sql);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:own").to("sql:INSERT INTO t VALUES (:#${body}, 1)");
                }
            });
            String file =
                    "- route: {id: file, from: {uri: 'direct:file', steps: [{to: 'sql:INSERT INTO t VALUES (:#${body}, 1)'}]}}";
            for (RoutesBuilder routes : TrialContext.load(camel, FileText.of("routes/file.camel.yaml", file))) {
                camel.addRoutes(routes);
            }
            camel.start();

            assertThat(sent(camel, "direct:own").getException()).isNull();
            assertThat(sent(camel, "direct:file").getException()).hasStackTraceContaining("longer than 1000 bytes");
        }
    }

    private static Exchange sent(DefaultCamelContext camel, String uri) {
        return camel.createProducerTemplate()
                .send(uri, exchange -> exchange.getMessage().setBody("x".repeat(2 * MAX_BYTES)));
    }
}
