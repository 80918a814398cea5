package io.ordercompensation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Order;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A shop in which two cancelled orders still hold something; in the end the books have to be right. */
abstract class SpoiltShopIT extends AuditedShopIT {

    static final String OLD = "NOW() - INTERVAL 2 HOUR";

    Reconcile reconcile;

    SpoiltShopIT(EmbeddedDatabase database) {
        super(database);
    }

    @Override
    CompensationApp configured(CompensationApp product) {
        return product.with("compensation.audit.reconcile-orders", 5);
    }

    /** Order 1 was restored and took again, order 2 was cancelled without a message, order 3 is right. */
    @BeforeEach
    void spoil() {
        reconcile = application.getBean(Reconcile.class);
        shop.place(order(1), order(2), order(3));
        cancel(order(1), order(3));
        shop.takeOnly(List.of(Order.of(1).goods(7, 2).coupon(11)));
        update(List.of(
                "UPDATE trade_order SET order_status = 2 WHERE order_id = 2",
                "UPDATE trade_goods_number_log SET log_time = " + OLD,
                "UPDATE trade_user_money_log SET create_time = " + OLD,
                "UPDATE trade_coupon SET used_time = " + OLD + " WHERE is_used = 1"));
    }

    @AfterEach
    void theBooksAreRightInTheEnd() {
        assertThat(new Books(shop).breaches()).isEmpty();
        assertThat(found(run())).isEmpty();
    }

    final void awaitRestored(long... orders) {
        for (long order : orders) {
            await("order " + order)
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> shop.messageStatus(Long.toString(order)) == 1);
        }
    }

    final int acts() {
        return shop.jdbc().queryForObject("SELECT COUNT(*) FROM trade_mq_operator_log", Integer.class);
    }

    final List<Map<String, Object>> everything() {
        return shop.jdbc()
                .queryForList("SELECT msg_key, consumer_status, remark FROM trade_mq_consumer_log"
                        + " UNION ALL SELECT msg_key, id, comment FROM trade_mq_operator_log"
                        + " UNION ALL SELECT goods_id, goods_number, NULL FROM trade_goods"
                        + " UNION ALL SELECT user_id, user_money, NULL FROM trade_user"
                        + " UNION ALL SELECT coupon_id, is_used, NULL FROM trade_coupon ORDER BY 1, 2, 3");
    }
}
