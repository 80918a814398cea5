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
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An order without a chance is refused with the code and the reason that the statement found. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/check-order.camel.yaml")
class CheckOrderRouteTest {

    private static final Map<String, Object> ONE_LINE = Map.of("orderId", 7L, "goodsId", 1L);

    @Autowired
    RecordedTransactions transactions;

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:select")
    MockEndpoint select;

    @EndpointInject("mock:lines")
    MockEndpoint lines;

    @BeforeAll
    void replaceTheDatabase() throws Exception {
        adviceWith(camel, "check-order", route -> {
            route.replaceFromWith("direct:start");
            route.weaveById("select-order-refusal").replace().toV("mock:select", null, "refusal");
            route.weaveById("select-lines-refusal").replace().toV("mock:lines", null, "refusal");
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
    void refusesWithTheCodeAndTheReasonOfTheStatement() {
        select.returnReplyBody(constant(Map.of("code", 20002, "reason", "goods 1 cost 10.00, not 9.99")));

        RefusedException refused = send().getException(RefusedException.class);

        assertThat(refused.code()).isEqualTo(20002);
        assertThat(refused).hasMessage("goods 1 cost 10.00, not 9.99");
    }

    @Test
    void letsAnOrderPassAndLeavesItsFields() {
        select.returnReplyBody(constant(Map.of("stock", 3)));

        Exchange done = send();

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(ONE_LINE);
        assertThat(transactions.events()).containsExactly("begin", "commit");
    }

    @Test
    void asksAboutEachOfSeveralLines() throws Exception {
        select.expectedMessageCount(0);
        lines.returnReplyBody(constant(Map.of("code", 20003, "reason", "of goods 2 there are 3 left, not 4")));

        assertThat(send(Map.of("orderId", 7L))
                        .getException(RefusedException.class)
                        .code())
                .isEqualTo(20003);

        select.assertIsSatisfied();
    }

    private Exchange send() {
        return send(ONE_LINE);
    }

    private Exchange send(Map<String, Object> order) {
        return producer.send("direct:start", exchange -> exchange.getMessage().setBody(order));
    }
}
