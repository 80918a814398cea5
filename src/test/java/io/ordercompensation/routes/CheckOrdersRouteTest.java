package io.ordercompensation.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import io.ordercompensation.claim.Intake;
import io.ordercompensation.compensate.RestoreSteps;
import io.ordercompensation.test.RouteTest;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Orders that are paid or shipped are parked, and leave the batch. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/check-orders.camel.yaml")
class CheckOrdersRouteTest {

    private static final long UNPAID = 7;
    private static final long PAID = 8;

    @MockitoBean(name = "restoreSteps")
    RestoreSteps restoreSteps;

    @MockitoBean(name = "intake")
    Intake intake;

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:select")
    MockEndpoint select;

    @BeforeAll
    void replaceTheDatabase() throws Exception {
        adviceWith(camel, "check-orders", route -> {
            route.replaceFromWith("direct:start");
            route.weaveById("select-uncancellable-orders").replace().to(select);
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @BeforeEach
    void forgetTheTestBefore() {
        MockEndpoint.resetMocks(camel);
    }

    @Test
    void parksTheOrdersThatMustNotBeCancelledAndKeepsTheOthers() throws Exception {
        List<Map<String, Object>> refused = List.of(Map.of("orderId", 8L, "reason", "the order has been paid"));
        given(restoreSteps.includesOrder()).willReturn(true);
        given(intake.park(List.of(UNPAID, PAID), refused, null)).willReturn(List.of(UNPAID));
        select.returnReplyBody(constant(refused));
        select.expectedVariableReceived("orders", "[7,8]");

        assertThat(producer.requestBody("direct:start", List.of(UNPAID, PAID))).isEqualTo(List.of(UNPAID));

        select.assertIsSatisfied();
    }

    @Test
    void isSkippedWhereTheOrdersAreInAnotherDatabase() throws Exception {
        given(restoreSteps.includesOrder()).willReturn(false);
        select.expectedMessageCount(0);

        assertThat(producer.requestBody("direct:start", List.of(PAID))).isEqualTo(List.of(PAID));

        select.assertIsSatisfied();
    }
}
