package io.ordercompensation.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.order.RefusedException;
import io.ordercompensation.test.RecordedTransactions;
import io.ordercompensation.test.RouteTest;
import java.util.Map;
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

/** The message that cancels an order is written if the order is unconfirmed and no cancel is known. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/cancel-failed-order.camel.yaml")
class CancelFailedOrderRouteTest {

    @Autowired
    RecordedTransactions transactions;

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:lock")
    MockEndpoint lock;

    @EndpointInject("mock:insert")
    MockEndpoint insert;

    @BeforeAll
    void replaceTheDatabase() throws Exception {
        adviceWith(camel, "cancel-failed-order", route -> {
            route.replaceFromWith("direct:start");
            route.weaveById("lock-failed-order").replace().to(lock);
            route.weaveById("insert-cancel").replace().to(insert);
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @BeforeEach
    void forgetTheTestBefore() {
        MockEndpoint.resetMocks(camel);
        transactions.events().clear();
    }

    @Test
    void writesTheMessageOfAnUnconfirmedOrder() throws Exception {
        lock.whenAnyExchangeReceived(exchange -> exchange.setVariable("orderStatus", 0));
        insert.expectedMessageCount(1);

        assertThat(send().getException()).isNull();

        insert.assertIsSatisfied();
        assertThat(transactions.events()).containsExactly("begin", "commit");
    }

    @Test
    void leavesAnOrderAloneThatATwinConfirmed() throws Exception {
        lock.whenAnyExchangeReceived(exchange -> exchange.setVariable("orderStatus", 1));
        insert.expectedMessageCount(0);

        assertThat(send().getException()).isNull();

        insert.assertIsSatisfied();
    }

    @Test
    void writesNothingIfACancelIsKnown() throws Exception {
        lock.whenAnyExchangeReceived(exchange -> {
            throw new RefusedException("10003: on its way");
        });
        insert.expectedMessageCount(0);

        assertThat(send().getException(RefusedException.class).code()).isEqualTo(10003);

        insert.assertIsSatisfied();
    }

    private Exchange send() {
        return producer.send("direct:start", exchange -> exchange.getMessage().setBody(Map.of("orderId", 7L)));
    }
}
