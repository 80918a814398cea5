package com.example.points;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.test.Order;
import io.ordercompensation.test.RestoreBatch;
import io.ordercompensation.test.RouteTest;
import org.apache.camel.EndpointInject;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The route alone: no broker, no database, a second or two. */
@RouteTest("config/routes/restore-points.camel.yaml")
class RestorePointsRouteTest {

    private static final RestoreBatch BATCH = RestoreBatch.of(Order.of(7), Order.of(8));

    @Autowired
    ProducerTemplate camel;

    @EndpointInject("mock:update-points")
    MockEndpoint update;

    @BeforeEach
    void forgetTheTestBefore() {
        update.reset();
    }

    @Test
    void givesTheOrdersOfABatchToOneStatement() throws Exception {
        update.expectedMessageCount(1);
        update.expectedVariableReceived("orders", BATCH.orders());

        assertThat(BATCH.sendTo(camel, "direct:restore-points").getException()).isNull();

        update.assertIsSatisfied();
    }

    @Test
    void failsWithItsStatementSoThatTheBatchIsRolledBack() {
        update.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("no such column");
        });

        assertThat(BATCH.sendTo(camel, "direct:restore-points").getException()).hasMessage("no such column");
    }
}
