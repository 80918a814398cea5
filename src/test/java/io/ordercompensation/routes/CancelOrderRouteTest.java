package io.ordercompensation.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.test.RouteTest;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The orders of the batch are set to cancelled by one statement. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/cancel-order.camel.yaml")
class CancelOrderRouteTest {

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:update")
    MockEndpoint update;

    @BeforeAll
    void replaceTheDatabase() throws Exception {
        adviceWith(camel, "cancel-order", route -> {
            route.replaceFromWith("direct:start");
            route.weaveById("cancel-orders").replace().to(update);
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @BeforeEach
    void forgetTheTestBefore() {
        MockEndpoint.resetMocks(camel);
    }

    @Test
    void cancelsAllOrdersWithOneStatement() throws Exception {
        update.expectedMessageCount(1);
        update.expectedVariableReceived("orders", "[{\"orderId\":7},{\"orderId\":8}]");

        assertThat(send("[{\"orderId\":7},{\"orderId\":8}]").getException()).isNull();

        update.assertIsSatisfied();
    }

    @Test
    void failsIfTheStatementFails() {
        update.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("no such table");
        });

        assertThat(send("[{\"orderId\":7}]").getException()).hasMessage("no such table");
    }

    private Exchange send(String orders) {
        return producer.send("direct:start", exchange -> exchange.setVariable("orders", orders));
    }
}
