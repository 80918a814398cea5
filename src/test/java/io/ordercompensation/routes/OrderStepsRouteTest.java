package io.ordercompensation.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.order.RefusedException;
import io.ordercompensation.test.RouteTest;
import java.util.ArrayList;
import java.util.List;
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

/** The steps run in their order, a failing one ends them, and only a confirmed row counts as success. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/order-steps.camel.yaml")
class OrderStepsRouteTest {

    private static final List<String> STEPS =
            List.of("check-order", "save-order", "deduct-stock", "use-coupon", "pay-balance", "confirm");

    private final List<String> called = new ArrayList<>();

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:status")
    MockEndpoint status;

    private String failing;

    @BeforeAll
    void replaceTheSteps() throws Exception {
        adviceWith(camel, "order-steps", route -> {
            route.replaceFromWith("direct:start");
            for (String step : STEPS) {
                route.weaveById("run-" + step).replace().process(exchange -> run(step));
            }
            route.weaveById("select-order-status").replace().toV("mock:status", null, "finalStatus");
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    private void run(String step) {
        called.add(step);
        if (step.equals(failing)) {
            throw new RefusedException("20004: gone");
        }
    }

    @BeforeEach
    void allStepsSucceed() {
        MockEndpoint.resetMocks(camel);
        status.returnReplyBody(constant(1));
        called.clear();
        failing = null;
    }

    @Test
    void runsEveryStepInItsOrder() {
        assertThat(send().getException()).isNull();

        assertThat(called).isEqualTo(STEPS);
    }

    @Test
    void endsWithTheStepThatFails() {
        failing = "deduct-stock";

        assertThat(send().getException(RefusedException.class).code()).isEqualTo(20004);

        assertThat(called).containsExactly("check-order", "save-order", "deduct-stock");
    }

    @Test
    void takesNoStepsWordForIt() {
        status.returnReplyBody(constant(0));

        assertThat(send().getException(RefusedException.class).code()).isEqualTo(10005);
    }

    private Exchange send() {
        return producer.send("direct:start", exchange -> exchange.getMessage().setBody(Map.of("orderId", 7L)));
    }
}
