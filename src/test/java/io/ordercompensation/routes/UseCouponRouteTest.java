package io.ordercompensation.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.test.RouteTest;
import java.util.Map;
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
    void doesNothingWithoutACoupon() throws Exception {
        Map<String, Object> order = order();
        order.put("couponId", null);
        log.expectedMessageCount(0);

        assertThat(send(order).getException()).isNull();

        log.assertIsSatisfied();
    }
}
