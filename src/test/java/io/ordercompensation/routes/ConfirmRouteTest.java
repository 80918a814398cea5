package io.ordercompensation.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.apache.camel.builder.Builder.constant;
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
import org.apache.camel.component.sql.SqlConstants;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The order is confirmed if nothing stands against it. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/confirm.camel.yaml")
class ConfirmRouteTest {

    @Autowired
    RecordedTransactions transactions;

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:lock")
    MockEndpoint lock;

    @EndpointInject("mock:update")
    MockEndpoint update;

    @BeforeAll
    void replaceTheDatabase() throws Exception {
        adviceWith(camel, "confirm", route -> {
            route.replaceFromWith("direct:start");
            route.weaveById("lock-order-to-confirm").replace().to(lock);
            route.weaveById("confirm-saved-order").replace().to(update);
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @BeforeEach
    void anUnconfirmedOrder() {
        MockEndpoint.resetMocks(camel);
        transactions.events().clear();
        lock.whenAnyExchangeReceived(exchange -> exchange.setVariable("orderStatus", 0));
        update.returnReplyHeader(SqlConstants.SQL_UPDATE_COUNT, constant(1));
    }

    @Test
    void locksAndConfirmsInOneTransaction() throws Exception {
        update.expectedMessageCount(1);

        assertThat(send().getException()).isNull();

        update.assertIsSatisfied();
        assertThat(transactions.events()).containsExactly("begin", "commit");
    }

    @Test
    void doesNothingToAConfirmedOrder() throws Exception {
        lock.whenAnyExchangeReceived(exchange -> exchange.setVariable("orderStatus", 1));
        update.expectedMessageCount(0);

        assertThat(send().getException()).isNull();

        update.assertIsSatisfied();
    }

    @Test
    void refusesIfTheRowWasNotUnconfirmedAfterAll() {
        update.returnReplyHeader(SqlConstants.SQL_UPDATE_COUNT, constant(0));

        assertThat(send().getException(RefusedException.class).code()).isEqualTo(10005);

        assertThat(transactions.events()).containsExactly("begin", "rollback");
    }

    private Exchange send() {
        return producer.send("direct:start", exchange -> exchange.getMessage().setBody(Map.of("orderId", 7L)));
    }
}
