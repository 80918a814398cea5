package io.ordercompensation.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.order.OrderRequest;
import io.ordercompensation.order.OrderRequestReader;
import io.ordercompensation.order.RefusedException;
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

/** A request is read before anything else, and what confirms it gets the order and gives the answer. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/confirm-order.camel.yaml")
class ConfirmOrderRouteTest {

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:confirm")
    MockEndpoint confirm;

    @BeforeAll
    void replaceTheSteps() throws Exception {
        camel.getRegistry().bind("orderRequests", new OrderRequestReader(1000));
        adviceWith(camel, "confirm-order", route -> route.weaveById("confirm-or-cancel")
                .replace()
                .to(confirm));
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @BeforeEach
    void forgetTheTestBefore() {
        MockEndpoint.resetMocks(camel);
    }

    @Test
    void confirmsTheOrderOfTheRequest() throws Exception {
        confirm.expectedMessageCount(1);
        confirm.whenAnyExchangeReceived(exchange -> exchange.getMessage()
                .setBody(exchange.getMessage().getBody(OrderRequest.class).orderId()));

        Exchange done = send("{\"orderId\":7,\"userId\":3,\"goodsId\":1,\"goodsNumber\":1,\"goodsPrice\":10.00}");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(7L);
        confirm.assertIsSatisfied();
    }

    @Test
    void refusesARequestThatBreaksItsContractBeforeAnythingIsSaved() throws Exception {
        confirm.expectedMessageCount(0);

        assertThat(send("{\"orderId\":7}").getException(RefusedException.class)).isNotNull();

        confirm.assertIsSatisfied();
    }

    @Test
    void passesARefusalOnToTheCaller() {
        confirm.whenAnyExchangeReceived(exchange -> {
            throw new RefusedException("20003: too few");
        });

        Exchange done = send("{\"orderId\":7,\"userId\":3,\"goodsId\":1,\"goodsNumber\":1,\"goodsPrice\":10.00}");

        assertThat(done.getException(RefusedException.class).code()).isEqualTo(20003);
    }

    private Exchange send(String json) {
        return producer.send(
                "direct:confirm-order", exchange -> exchange.getMessage().setBody(json));
    }
}
