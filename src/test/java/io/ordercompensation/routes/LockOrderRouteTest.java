package io.ordercompensation.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.order.RefusedException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Only an unconfirmed order without a cancel may go on; a confirmed one has nothing left to take. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/lock-order.camel.yaml")
class LockOrderRouteTest {

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:lock")
    MockEndpoint lock;

    @EndpointInject("mock:select")
    MockEndpoint select;

    @BeforeAll
    void replaceTheDatabase() throws Exception {
        adviceWith(camel, "lock-order", route -> {
            route.replaceFromWith("direct:start");
            route.weaveById("lock-order-row").replace().toV("mock:lock", null, "orderStatus");
            route.weaveById("select-cancel").replace().toV("mock:select", null, "cancel");
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @BeforeEach
    void noCancelIsKnown() {
        MockEndpoint.resetMocks(camel);
        select.returnReplyBody(constant(null));
    }

    @Test
    void letsAnUnconfirmedOrderPass() throws Exception {
        lock.returnReplyBody(constant(0));
        select.expectedMessageCount(1);

        Exchange done = send();

        assertThat(done.getException()).isNull();
        assertThat(done.getVariable("orderStatus")).isEqualTo(0);
        assertThat(done.getMessage().getBody()).isEqualTo(Map.of("orderId", 7L));
        select.assertIsSatisfied();
    }

    @Test
    void tellsThatAnOrderIsConfirmedAlready() throws Exception {
        lock.returnReplyBody(constant(1));
        select.expectedMessageCount(0);

        Exchange done = send();

        assertThat(done.getException()).isNull();
        assertThat(done.getVariable("orderStatus")).isEqualTo(1);
        select.assertIsSatisfied();
    }

    @ParameterizedTest
    @CsvSource({", 10004", "2, 10003", "3, 10004", "4, 10004"})
    void refusesAnyOtherStatus(Integer status, int code) {
        lock.returnReplyBody(constant(status));

        assertThat(send().getException(RefusedException.class).code()).isEqualTo(code);
    }

    @Test
    void refusesAnOrderWhoseCancelIsKnown() {
        lock.returnReplyBody(constant(0));
        select.returnReplyBody(constant("a message that cancels it has arrived"));

        RefusedException refused = send().getException(RefusedException.class);

        assertThat(refused.code()).isEqualTo(10003);
        assertThat(refused).hasMessageContaining("has arrived");
    }

    private Exchange send() {
        return producer.send("direct:start", exchange -> exchange.getMessage().setBody(Map.of("orderId", 7L)));
    }
}
