package io.ordercompensation.routes;

import io.ordercompensation.test.RouteTest;
import org.apache.camel.test.spring.junit5.UseAdviceWith;

/** The pieces are taken once, or the order is refused. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/deduct-stock.camel.yaml")
class DeductStockRouteTest extends TakingStepRouteTest {

    DeductStockRouteTest() {
        super("deduct-stock", "lock-order-for-stock", "insert-taken-goods", "take-goods", 20004);
    }
}
