package io.ordercompensation.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The restore step of the README's own example. Copy this test for yours. */
@UseAdviceWith
@RouteTest({
    "camel.main.routes-include-pattern=file:examples/own-restore-step/config/routes/restore-points.camel.yaml",
    "compensation.sql-directory=examples/own-restore-step/config/sql"
})
class RestorePointsRouteTest {

    private static final String ORDERS = "[{\"orderId\":7},{\"orderId\":8}]";

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:update")
    MockEndpoint update;

    @BeforeAll
    void replaceTheDatabase() throws Exception {
        adviceWith(camel, "restore-points", route -> {
            route.replaceFromWith("direct:start");
            route.weaveById("update-user-score").replace().to(update);
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @BeforeEach
    void forgetTheTestBefore() {
        MockEndpoint.resetMocks(camel);
    }

    @Test
    void givesTheOrdersOfABatchToOneStatement() throws Exception {
        update.expectedMessageCount(1);
        update.expectedVariableReceived("orders", ORDERS);

        assertThat(send().getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
    }

    @Test
    void failsWithItsStatementSoThatTheBatchIsRolledBack() {
        update.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("no such user");
        });

        assertThat(send().getException()).hasMessage("no such user");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sql/restore-points.sql", "routes/restore-points.camel.yaml"})
    void isWhatTheReadmeShows(String name) throws IOException {
        Path file = Path.of("examples/own-restore-step/config", name);
        String readme = Files.readString(Path.of("README.md"));

        assertThat(readme).contains("\n" + Files.readString(file) + "```");
        assertThat(readme)
                .containsPattern(
                        name + " is deployed: .*, sha256 " + sha256(file).substring(0, 12));
    }

    private static String sha256(Path file) throws IOException {
        return io.ordercompensation.message.Sha256.hex(Files.readAllBytes(file));
    }

    private Exchange send() {
        return producer.send("direct:start", exchange -> exchange.setVariable("orders", ORDERS));
    }
}
