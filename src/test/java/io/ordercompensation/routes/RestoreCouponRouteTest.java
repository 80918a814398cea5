package io.ordercompensation.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;

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

/** The coupons become usable again, or the batch fails. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/restore-coupon.camel.yaml")
class RestoreCouponRouteTest {

    private static final String ORDERS = "[{\"orderId\":7},{\"orderId\":8}]";
    private static final Map<String, Object> USED = Map.of("coupons", 2, "used", "[{\"couponId\":4,\"orderId\":7}]");

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:select")
    MockEndpoint select;

    @EndpointInject("mock:insert")
    MockEndpoint insert;

    @EndpointInject("mock:update")
    MockEndpoint update;

    @BeforeAll
    void replaceTheDatabase() throws Exception {
        adviceWith(camel, "restore-coupon", route -> {
            route.replaceFromWith("direct:start");
            route.weaveById("select-used-coupons").replace().to(select);
            route.weaveById("insert-returned-coupons").replace().to(insert);
            route.weaveById("release-coupons").replace().to(update);
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @BeforeEach
    void forgetTheTestBefore() {
        MockEndpoint.resetMocks(camel);
    }

    @Test
    void logsWhatTheOrdersUsedAndReleasesIt() throws Exception {
        select.returnReplyBody(constant(USED));
        update.returnReplyHeader(SqlConstants.SQL_UPDATE_COUNT, constant(2));
        select.expectedVariableReceived("orders", ORDERS);
        insert.expectedBodiesReceived(USED);
        update.expectedBodiesReceived(USED);

        assertThat(send(ORDERS).getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
    }

    @Test
    void touchesNothingWhereNoCouponWasUsed() throws Exception {
        select.returnReplyBody(constant(Map.of("coupons", 0)));
        insert.expectedMessageCount(0);
        update.expectedMessageCount(0);

        assertThat(send(ORDERS).getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
    }

    @Test
    void failsIfACouponIsBoundToAnotherOrder() {
        select.returnReplyBody(constant(USED));
        update.returnReplyHeader(SqlConstants.SQL_UPDATE_COUNT, constant(1));

        assertThat(send(ORDERS).getException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "2 coupons were to be freed, but only 1 were still bound to their orders. The message is tried again.");
    }

    private Exchange send(String orders) {
        return producer.send("direct:start", exchange -> exchange.setVariable("orders", orders));
    }
}
