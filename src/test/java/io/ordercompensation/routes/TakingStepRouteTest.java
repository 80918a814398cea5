package io.ordercompensation.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.order.RefusedException;
import io.ordercompensation.test.RecordedTransactions;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.sql.SqlConstants;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A step that takes something: locks the order, logs, takes, and refuses if there was nothing to take. */
abstract class TakingStepRouteTest {

    @Autowired
    RecordedTransactions transactions;

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:lock")
    MockEndpoint lock;

    @EndpointInject("mock:log")
    MockEndpoint log;

    @EndpointInject("mock:take")
    MockEndpoint take;

    private final String route;
    private final String lockId;
    private final String logId;
    private final String takeId;
    private final int code;

    TakingStepRouteTest(String route, String lockId, String logId, String takeId, int code) {
        this.route = route;
        this.lockId = lockId;
        this.logId = logId;
        this.takeId = takeId;
        this.code = code;
    }

    @BeforeAll
    void replaceTheDatabase() throws Exception {
        adviceWith(camel, route, advised -> {
            advised.replaceFromWith("direct:start");
            advised.weaveById(lockId).replace().to(lock);
            advised.weaveById(logId).replace().to(log);
            advised.weaveById(takeId).replace().to(take);
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @BeforeEach
    void anUnconfirmedOrder() {
        MockEndpoint.resetMocks(camel);
        transactions.events().clear();
        orderStatus(0);
        log.returnReplyHeader(SqlConstants.SQL_UPDATE_COUNT, constant(1));
        take.returnReplyHeader(SqlConstants.SQL_UPDATE_COUNT, constant(1));
    }

    @Test
    void locksLogsAndTakesInOneTransaction() throws Exception {
        lock.expectedMessageCount(1);
        log.expectedBodiesReceived(taken());
        take.expectedBodiesReceived(taken());

        assertThat(send(order()).getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
        assertThat(transactions.events()).containsExactly("begin", "commit");
    }

    @Test
    void takesNothingTwice() throws Exception {
        log.returnReplyHeader(SqlConstants.SQL_UPDATE_COUNT, constant(0));
        take.expectedMessageCount(0);

        assertThat(send(order()).getException()).isNull();

        take.assertIsSatisfied();
    }

    @Test
    void takesNothingForAnOrderThatATwinConfirmed() throws Exception {
        orderStatus(1);
        log.expectedMessageCount(0);
        take.expectedMessageCount(0);

        assertThat(send(order()).getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
    }

    @Test
    void takesNothingForAnOrderThatTheLockRefuses() throws Exception {
        lock.whenAnyExchangeReceived(exchange -> {
            throw new RefusedException("10003: it has been cancelled");
        });
        log.expectedMessageCount(0);

        assertThat(refusal(send(order())).code()).isEqualTo(10003);

        log.assertIsSatisfied();
        assertThat(transactions.events()).containsExactly("begin", "rollback");
    }

    @Test
    void refusesAndRollsTheLogBackIfThereWasNothingToTake() {
        take.returnReplyHeader(SqlConstants.SQL_UPDATE_COUNT, constant(0));

        assertThat(refusal(send(order())).code()).isEqualTo(code);

        assertThat(transactions.events()).containsExactly("begin", "rollback");
    }

    /** An order of one line and one coupon. */
    static Map<String, Object> order() {
        Map<String, Object> order = part();
        order.put("lines", List.of(part()));
        order.put("coupons", List.of(part()));
        return order;
    }

    /** What the statements get: the whole order, or its line or coupon. */
    Map<String, Object> taken() {
        return part();
    }

    static Map<String, Object> part() {
        Map<String, Object> order = new HashMap<>();
        order.put("orderId", 7L);
        order.put("goodsId", 1L);
        order.put("goodsNumber", 2);
        order.put("userId", 3L);
        order.put("couponId", 4L);
        order.put("moneyPaid", new BigDecimal("7.50"));
        return order;
    }

    final Exchange send(Map<String, Object> order) {
        return producer.send("direct:start", exchange -> exchange.getMessage().setBody(order));
    }

    private void orderStatus(int status) {
        lock.whenAnyExchangeReceived(exchange -> exchange.setVariable("orderStatus", status));
    }

    static RefusedException refusal(Exchange failed) {
        return failed.getException(RefusedException.class);
    }
}
