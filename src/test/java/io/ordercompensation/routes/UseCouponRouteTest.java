package io.ordercompensation.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.test.RouteTest;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.Test;

/** The coupon is used once, or the order is refused. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/use-coupon.camel.yaml")
class UseCouponRouteTest extends TakingStepRouteTest {

    UseCouponRouteTest() {
        super("use-coupon", "lock-order-for-coupon", "insert-used-coupon", "use-own-coupon", 40003);
    }

    @Test
    void usesEachOfSeveralCoupons() throws Exception {
        Map<String, Object> order = order();
        Map<String, Object> second = part();
        second.put("couponId", 5L);
        order.put("coupons", List.of(part(), second));
        log.expectedBodiesReceived(part(), second);
        take.expectedBodiesReceived(part(), second);

        assertThat(send(order).getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
    }

    @Test
    void doesNothingWithoutACoupon() throws Exception {
        Map<String, Object> order = order();
        order.put("coupons", List.of());
        log.expectedMessageCount(0);

        assertThat(send(order).getException()).isNull();

        log.assertIsSatisfied();
    }
}
