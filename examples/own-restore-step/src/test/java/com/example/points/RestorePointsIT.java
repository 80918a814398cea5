package com.example.points;

import static io.ordercompensation.test.CompensationAssertions.assertBooksBalance;
import static io.ordercompensation.test.CompensationAssertions.assertDeployable;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.test.CompensationTest;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.OrderTopic;
import io.ordercompensation.test.Shop;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The step in the product, on a real broker and a real database: an order is placed, and cancelled. */
@CompensationTest(scripts = "config/database/points.sql")
class RestorePointsIT {

    @Autowired
    Shop shop;

    @Autowired
    OrderTopic topic;

    @Test
    void pointsGoBackOnceHoweverOftenTheOrderIsCancelled() {
        shop.goods(1, 1, 100);
        shop.users(2, 2, "50.00");
        Order order = Order.of(7).goods(1, 3).balance(2, "10.00");
        shop.place(order);
        shop.jdbc().update("UPDATE trade_order SET points_paid = 30 WHERE order_id = 7");

        topic.cancel(order, order);
        topic.awaitRestored(order);

        assertThat(shop.jdbc().queryForObject("SELECT user_score FROM trade_user WHERE user_id = 2", Integer.class))
                .isEqualTo(30);
        assertBooksBalance(shop);
    }

    @Test
    void hotDeployTakesTheRoute() {
        assertDeployable("config/routes/restore-points.camel.yaml");
    }
}
