package io.ordercompensation.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.test.RouteTest;
import java.math.BigDecimal;
import java.util.Map;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.Test;

/** The money is taken once, or the order is refused. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/pay-balance.camel.yaml")
class PayBalanceRouteTest extends TakingStepRouteTest {

    PayBalanceRouteTest() {
        super("pay-balance", "lock-order-for-balance", "insert-payment", "take-money", 50002);
    }

    @Override
    Map<String, Object> taken() {
        return order();
    }

    /** Camel's Simple language would compare 0.99 with 0 as whole numbers. */
    @Test
    void takesLessThanOne() throws Exception {
        Map<String, Object> order = order();
        order.put("moneyPaid", new BigDecimal("0.01"));
        log.expectedMessageCount(1);
        take.expectedMessageCount(1);

        assertThat(send(order).getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
    }

    @Test
    void doesNothingIfNothingIsPaidFromTheBalance() throws Exception {
        Map<String, Object> order = order();
        order.put("moneyPaid", new BigDecimal("0.00"));
        log.expectedMessageCount(0);

        assertThat(send(order).getException()).isNull();

        log.assertIsSatisfied();
    }
}
