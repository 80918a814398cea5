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

/** The balances get back what was paid, or the batch fails. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/restore-balance.camel.yaml")
class RestoreBalanceRouteTest {

    private static final String ORDERS = "[{\"orderId\":7},{\"orderId\":8}]";
    private static final Map<String, Object> PAID =
            Map.of("users", 2, "paid", "[{\"userId\":2,\"orderId\":7,\"amount\":\"100.00\"}]");

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
        adviceWith(camel, "restore-balance", route -> {
            route.replaceFromWith("direct:start");
            route.weaveById("select-paid-balances").replace().to(select);
            route.weaveById("insert-refunds").replace().to(insert);
            route.weaveById("update-balances").replace().to(update);
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @BeforeEach
    void forgetTheTestBefore() {
        MockEndpoint.resetMocks(camel);
    }

    @Test
    void logsWhatTheOrdersPaidAndRefundsIt() throws Exception {
        select.returnReplyBody(constant(PAID));
        update.returnReplyHeader(SqlConstants.SQL_UPDATE_COUNT, constant(2));
        select.expectedVariableReceived("orders", ORDERS);
        insert.expectedBodiesReceived(PAID);
        update.expectedBodiesReceived(PAID);

        assertThat(send(ORDERS).getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
    }

    @Test
    void touchesNothingWhereNothingWasPaid() throws Exception {
        select.returnReplyBody(constant(Map.of("users", 0)));
        insert.expectedMessageCount(0);
        update.expectedMessageCount(0);

        assertThat(send(ORDERS).getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
    }

    @Test
    void failsIfAUserIsMissing() {
        select.returnReplyBody(constant(PAID));
        update.returnReplyHeader(SqlConstants.SQL_UPDATE_COUNT, constant(1));

        assertThat(send(ORDERS).getException())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "A refund was due to 2 users, but only 1 of them exist in trade_user. Add the missing rows: the next attempt finds them.");
    }

    private Exchange send(String orders) {
        return producer.send("direct:start", exchange -> exchange.setVariable("orders", orders));
    }
}
