package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What confirming an order takes, and what it answers. */
@OnEachDatabase
class ConfirmIT extends OrderIT {

    ConfirmIT(EmbeddedDatabase database) {
        super(database);
    }

    @Override
    CompensationApp product(CompensationApp app) {
        return app.with("compensation.order.time-zone", "Asia/Shanghai");
    }

    @Test
    void theLocksOfAHostThatVanishedAreFreeAfterTenMinutes() {
        assertThat(application
                        .getBean(JdbcTemplate.class)
                        .queryForObject("SELECT @@session.wait_timeout", Integer.class))
                .isEqualTo(600);
    }

    @Test
    void takesStockCouponAndMoneyAndConfirms() {
        assertThat(confirm(purchase())).isEqualTo(OrderResult.confirmed(base));

        assertThat(shop.stock(base)).isEqualTo(STOCK - 2);
        assertThat(shop.couponHolder(base)).isEqualTo(base);
        assertThat(shop.balance(base)).isEqualByComparingTo("492.50");
        assertThat(outbox(base)).isEmpty();
    }

    @Test
    void savesTheOrderWithItsAmountsAndLeavesItUnpaid() {
        confirm(purchase());

        Map<String, Object> row = shop.jdbc().queryForMap("SELECT * FROM trade_order WHERE order_id = ?", base);
        assertThat(row)
                .containsEntry("order_status", 1)
                .containsEntry("pay_status", 0)
                .containsEntry("shipping_status", 0)
                .containsEntry("user_id", base)
                .containsEntry("goods_id", base)
                .containsEntry("goods_number", 2)
                .containsEntry("coupon_id", base)
                .containsEntry("address", "Unter den Linden 1")
                .containsEntry("consignee", "Käthe");
        assertThat(row.get("goods_amount")).hasToString("20.00");
        assertThat(row.get("shipping_fee")).hasToString("3.20");
        assertThat(row.get("order_amount")).hasToString("23.20");
        assertThat(row.get("coupon_paid")).hasToString("5.00");
        assertThat(row.get("money_paid")).hasToString("7.50");
        assertThat(row.get("pay_amount")).hasToString("10.70");
        assertThat(row.get("add_time")).isNotNull();
        assertThat(row.get("confirm_time")).isNotNull();
    }

    @Test
    void writesTheTimesOfTheOrderInTheOrdersTimeZoneAndAllOthersInUtc() {
        confirm(purchase());

        String near = " BETWEEN %1$s - INTERVAL 1 MINUTE AND %1$s + INTERVAL 1 MINUTE";
        String shanghai = near.formatted("UTC_TIMESTAMP() + INTERVAL 8 HOUR");
        assertThat(count(
                        "SELECT COUNT(*) FROM trade_order WHERE order_id = ? AND add_time" + shanghai
                                + " AND confirm_time" + shanghai,
                        base))
                .isEqualTo(1);
        assertThat(count(
                        "SELECT COUNT(*) FROM trade_goods_number_log WHERE order_id = ? AND log_time"
                                + near.formatted("UTC_TIMESTAMP()"),
                        base))
                .isEqualTo(1);
    }

    @Test
    void takesOnlyGoodsIfNothingElseIsNamed() {
        confirm(Purchase.of(base, base, base));

        assertThat(shop.stock(base)).isEqualTo(STOCK - 1);
        assertThat(shop.balance(base)).isEqualByComparingTo("500.00");
        assertThat(count("SELECT COUNT(*) FROM trade_coupon_log WHERE order_id = ?", base))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM trade_user_money_log WHERE order_id = ?", base))
                .isZero();
    }

    @Test
    void canBeCancelledAfterwards() {
        confirm(purchase());

        cancel("{\"orderId\":%d}".formatted(base));

        takesNothing();
        assertThat(shop.orderStatus(base)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "goodsId, 999999, 20001, goods 999999 do not exist",
        "goodsPrice, 9.99, 20002, 'cost 10.00, not 9.99'",
        "goodsNumber, 101, 20003, 'there are 100 left, not 101'",
        "userId, 999999, 30002, user 999999 does not exist",
        "couponId, 999999, 40001, has no coupon 999999",
        "moneyPaid, 18.21, 10001, more than its amount of 23.20"
    })
    void refusesBeforeAnythingIsSaved(String field, String value, int code, String reason) {
        RefusedException refused = refused(purchase().with(field, value));

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.orderId()).isEqualTo(base);
        assertThat(refused)
                .hasMessageStartingWith("Order " + base + " is not confirmed: ")
                .hasMessageContaining(reason);
        assertThat(saved(base)).isFalse();
        assertThat(outbox(base)).isEmpty();
        takesNothing();
    }

    @Test
    void refusesSomebodyElsesCoupon() {
        assertThat(refused(purchase().with("couponId", base + 1)).code()).isEqualTo(40001);
        assertThat(saved(base)).isFalse();
    }

    @Test
    void refusesAUsedCoupon() {
        confirm(purchase());

        assertThat(refused(purchase().with("orderId", base + 1)).code()).isEqualTo(40002);
        assertThat(saved(base + 1)).isFalse();
    }

    @Test
    void refusesToPayMoreThanThereIs() {
        shop.jdbc().update("UPDATE trade_user SET user_money = 7.49 WHERE user_id = ?", base);
        shop.jdbc().update("UPDATE start_user SET user_money = 7.49 WHERE user_id = ?", base);

        RefusedException refused = refused(purchase());

        assertThat(refused.code()).isEqualTo(50001);
        // How much somebody has is nobody else's business.
        assertThat(refused).hasMessageContaining("less than 7.50").hasMessageNotContaining("7.49");
        assertThat(saved(base)).isFalse();
    }
}
