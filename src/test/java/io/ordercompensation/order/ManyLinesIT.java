package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders of fifty lines and three coupons: what they take, where they stand, how they fail and how they go back. */
@OnEachDatabase
class ManyLinesIT extends OrderIT {

    private static final int LINES = 50;

    /** 1, 2, 3, 1, 2, 3, ... */
    private static final int PIECES = 99;

    private static final List<String> STEPS = List.of(
            "direct:check-order",
            "direct:save-order",
            "direct:deduct-stock",
            "direct:use-coupon",
            "direct:pay-balance",
            "direct:confirm");

    ManyLinesIT(EmbeddedDatabase database) {
        super(database);
    }

    @BeforeEach
    void threeCouponsOfOneUserAndFiftyGoods() {
        shop.goods(base + 10, base + LINES - 1, STOCK);
        for (String table : List.of("trade_coupon", "start_coupon")) {
            shop.jdbc()
                    .update(
                            "UPDATE " + table + " SET user_id = ? WHERE coupon_id BETWEEN ? AND ?",
                            base,
                            base,
                            base + 2);
        }
    }

    /** 50 lines for 990.00, three coupons of 5.00 each, and 7.50 from the balance. */
    private Purchase many() {
        return with(ManyLines.of(base, LINES));
    }

    private Purchase with(ManyLines lines) {
        return new Purchase()
                .with("orderId", base)
                .with("userId", base)
                .with("lines", lines.json())
                .with("couponIds", coupons(base + 2, base, base + 1))
                .with("moneyPaid", "7.50")
                .with("shippingFee", "3.20");
    }

    private static Object coupons(long... coupons) {
        return new StringBuilder(LongStream.of(coupons).boxed().toList().toString());
    }

    @Test
    void takesEveryLineAndCouponAndConfirms() {
        assertThat(confirm(many())).isEqualTo(OrderResult.confirmed(base));

        tookAll();
        assertThat(outbox(base)).isEmpty();
    }

    @Test
    void savesTheSumsInTheOrderAndTheLinesBesideIt() {
        confirm(many());

        Map<String, Object> row = shop.jdbc().queryForMap("SELECT * FROM trade_order WHERE order_id = ?", base);
        assertThat(row)
                .containsEntry("order_status", 1)
                .containsEntry("goods_id", null)
                .containsEntry("goods_number", null)
                .containsEntry("goods_price", null)
                .containsEntry("coupon_id", null)
                .containsEntry("goods_amount", new BigDecimal("990.00"))
                .containsEntry("order_amount", new BigDecimal("993.20"))
                .containsEntry("coupon_paid", new BigDecimal("15.00"))
                .containsEntry("pay_amount", new BigDecimal("970.70"));
        assertThat(shop.jdbc()
                        .queryForMap(
                                "SELECT * FROM trade_order_line WHERE order_id = ? AND goods_id = ?", base, base + 4))
                .containsEntry("goods_number", 2)
                .containsEntry("goods_price", new BigDecimal("10.00"));
        assertThat(count("SELECT COUNT(*) FROM trade_order_line WHERE order_id = ?", base))
                .isEqualTo(LINES);
        assertThat(shop.jdbc()
                        .queryForList(
                                "SELECT coupon_price FROM trade_order_coupon WHERE order_id = ?",
                                BigDecimal.class,
                                base))
                .containsExactly(new BigDecimal("5.00"), new BigDecimal("5.00"), new BigDecimal("5.00"));
    }

    @Test
    void anOrderOfOneLineStandsInItsRowAlone() {
        confirm(new Purchase()
                .with("orderId", base)
                .with("userId", base)
                .with("lines", ManyLines.of(base, 1).json())
                .with("couponIds", coupons(base)));

        assertThat(shop.jdbc().queryForMap("SELECT * FROM trade_order WHERE order_id = ?", base))
                .containsEntry("goods_id", base)
                .containsEntry("goods_number", 1)
                .containsEntry("coupon_id", base);
        assertThat(count("SELECT COUNT(*) FROM trade_order_line WHERE order_id = ?", base))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM trade_order_coupon WHERE order_id = ?", base))
                .isZero();
        // In the other form it is the same order.
        assertThat(confirm(Purchase.of(base, base, base).with("couponId", base)).code())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void isTheSameOrderHoweverItsLinesAreSortedAndWhereverItStopped(int stepsDone) {
        for (String step : STEPS.subList(0, stepsDone)) {
            assertThat(step(step, many())).isNull();
        }

        assertThat(confirm(with(ManyLines.of(base, LINES).backwards()))).isEqualTo(OrderResult.confirmed(base));
        assertThat(confirm(many())).isEqualTo(OrderResult.confirmed(base));

        tookAll();
    }

    @Test
    void isAnotherOrderWithOtherLinesOrCoupons() {
        confirm(many());
        ManyLines lines = ManyLines.of(base, LINES);

        for (Purchase other : List.of(
                with(ManyLines.of(base, LINES - 1)),
                with(lines.with(36, ManyLines.line(base + 36, 2, "10.00"))),
                with(lines.with(36, ManyLines.line(base + 36, 1, "10.01"))),
                with(lines.with(36, ManyLines.line(base + 99, 1, "10.00"))),
                many().with("couponIds", coupons(base, base + 1)),
                many().with("couponIds", coupons(base, base + 1, base + 3)),
                many().with("couponIds", null),
                Purchase.of(base, base, base).with("moneyPaid", "7.50").with("shippingFee", "3.20"))) {
            assertThat(refused(other).code()).as(other.json()).isEqualTo(10002);
        }
        tookAll();
        assertThat(outbox(base)).isEmpty();
    }

    @Test
    void isRefusedBeforeAnythingIsSavedByTheFirstThingThatStandsAgainstIt() {
        ManyLines lines = ManyLines.of(base, LINES);

        refusedUnsaved(
                with(lines.with(36, ManyLines.line(9_999_999, 1, "10.00"))), 20001, "goods 9999999 do not exist");
        refusedUnsaved(
                with(lines.with(36, ManyLines.line(base + 36, 1, "9.99"))),
                20002,
                "goods %d cost 10.00, not 9.99".formatted(base + 36));
        refusedUnsaved(
                with(lines.with(36, ManyLines.line(base + 36, 101, "10.00"))
                        .with(40, ManyLines.line(base + 40, 102, "10.00"))),
                20003,
                "of goods %d there are 100 left, not 101".formatted(base + 36));
        refusedUnsaved(many().with("userId", 9_999_999), 30002, "user 9999999 does not exist");
        refusedUnsaved(
                many().with("couponIds", coupons(base, base + 3)), 40001, "has no coupon %d".formatted(base + 3));
        refusedUnsaved(many().with("moneyPaid", "978.21"), 10001, "its coupons are worth 15.00 and 978.21");
        refusedUnsaved(many().with("moneyPaid", "500.01"), 50001, "is less than 500.01");
        confirm(Purchase.of(base + 1, base, base).with("couponId", base + 1));
        assertThat(refused(many()).code()).isEqualTo(40002);
        assertThat(saved(base)).isFalse();
    }

    private void refusedUnsaved(Purchase purchase, int code, String reason) {
        RefusedException refused = refused(purchase);

        assertThat(refused).hasMessageContaining(reason);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(saved(base)).isFalse();
        assertThat(outbox(base)).isEmpty();
        nothingIsTaken();
    }

    @Test
    void takesNoLineIfTheThirtySeventhIsShort() {
        Purchase order = with(ManyLines.of(base, LINES).with(36, ManyLines.line(base + 36, 101, "10.00")));
        assertThat(step("direct:save-order", order)).isNull();

        RefusedException refused = refused(order);

        assertThat(refused.code()).isEqualTo(20004);
        assertThat(refused).hasMessageContaining("of goods %d there were fewer than 101".formatted(base + 36));
        nothingIsTaken();
        goesBack(order);
    }

    @Test
    void usesNoCouponIfTheLastIsUsedMeanwhile() {
        assertThat(step("direct:save-order", many())).isNull();
        confirm(Purchase.of(base + 1, base, base).with("couponId", base + 2));

        RefusedException refused = refused(many());

        assertThat(refused.code()).isEqualTo(40003);
        assertThat(refused).hasMessageContaining("coupon %d was used".formatted(base + 2));
        assertThat(shop.couponHolder(base)).isNull();
        assertThat(shop.stock(base + 2)).isEqualTo(STOCK - 3);
        deliverCancel(base);
        assertThat(shop.stock(base + 2)).isEqualTo(STOCK);
        assertThat(shop.couponHolder(base + 2)).isEqualTo(base + 1);
        assertThat(shop.orderStatus(base)).isEqualTo(2);
    }

    @Test
    void givesGoodsAndCouponsBackIfTheMoneyIsShort() throws Exception {
        Purchase order = many().with("moneyPaid", "500.10");
        assertThat(step("direct:save-order", order)).isNull();

        assertThat(refused(order).code()).isEqualTo(50002);

        assertThat(shop.stock(base + 36)).isEqualTo(STOCK - 1);
        assertThat(shop.couponHolder(base + 1)).isEqualTo(base);
        JsonNode cancel = new ObjectMapper().readTree(outbox(base).get(0));
        assertThat(cancel.path("goods")).hasSize(LINES);
        assertThat(cancel.path("goods").findValuesAsText("goodsId")).contains(Long.toString(base + 36));
        assertThat(cancel.path("couponIds")).hasSize(3).allMatch(JsonNode::isIntegralNumber);
        assertThat(outbox(base).get(0)).contains("\"userMoney\": 500.10");
        goesBack(order);
    }

    @Test
    void canBeCancelledAfterwardsByAnyNumberOfMessages() {
        confirm(many());

        cancel("{\"orderId\":%d}".formatted(base));
        cancel("{\"orderId\":%d,\"goods\":[{\"goodsId\":%d,\"goodsNumber\":1}]}".formatted(base, base));
        cancel("{\"orderId\":%d}".formatted(base));

        nothingIsTaken();
        assertThat(shop.orderStatus(base)).isEqualTo(2);
        assertThat(count("SELECT COUNT(*) FROM trade_goods_number_log WHERE order_id = ? AND log_type = 2", base))
                .isEqualTo(LINES);
    }

    private void goesBack(Purchase order) {
        assertThat(outbox(base)).hasSize(1);
        deliverCancel(base);
        deliverCancel(base);
        nothingIsTaken();
        assertThat(shop.orderStatus(base)).isEqualTo(2);
        assertThat(refused(order).code()).isEqualTo(10003);
    }

    private void tookAll() {
        for (int line = 0; line < LINES; line++) {
            assertThat(shop.stock(base + line)).as("line %d", line).isEqualTo(STOCK - ManyLines.pieces(line));
        }
        assertThat(count("SELECT -SUM(goods_number) FROM trade_goods_number_log WHERE order_id = ?", base))
                .isEqualTo(PIECES);
        for (long coupon = base; coupon < base + 3; coupon++) {
            assertThat(shop.couponHolder(coupon)).isEqualTo(base);
        }
        assertThat(shop.balance(base)).isEqualByComparingTo("492.50");
    }

    private void nothingIsTaken() {
        assertThat(count(
                        "SELECT COUNT(*) FROM trade_goods WHERE goods_id BETWEEN ? AND ? AND goods_number <> ?",
                        base,
                        base + LINES,
                        STOCK))
                .isZero();
        for (long coupon = base; coupon < base + 3; coupon++) {
            assertThat(shop.couponHolder(coupon)).isNull();
        }
        assertThat(shop.balance(base)).isEqualByComparingTo("500.00");
    }
}
