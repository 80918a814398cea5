package io.ordercompensation.routes;

import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.springframework.context.annotation.Import;

/** The pieces are taken once, or the order is refused. */
@UseAdviceWith
@RouteTest("camel.main.routes-include-pattern=classpath:routes/deduct-stock.camel.yaml")
@Import(TransactedRoute.class)
class DeductStockRouteTest extends TakingStepRouteTest {

    DeductStockRouteTest() {
        super("deduct-stock", "lock-order-for-stock", "insert-taken-goods", "take-goods", 20004);
    }
}
