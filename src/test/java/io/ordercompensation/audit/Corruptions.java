package io.ordercompensation.audit;

import static io.ordercompensation.audit.Corruption.harmless;
import static io.ordercompensation.audit.Corruption.of;

import java.util.List;
import java.util.stream.Stream;

/** Every way in which the books of {@link QuietShop} can be spoilt, or almost. */
final class Corruptions {

    private static final String OLD = "NOW() - INTERVAL 2 HOUR";
    private static final String USED = "UPDATE trade_coupon SET is_used = 1, used_time = " + OLD + ", order_id = ";

    private Corruptions() {}

    static List<Corruption> all() {
        return Stream.of(goods(), moreGoods(), coupons(), moreCoupons(), OrderCorruptions.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Corruption> goods() {
        return List.of(
                of(
                        "return of goods lost",
                        "goods-taken-not-returned",
                        "DELETE FROM trade_goods_number_log WHERE order_id = 1 AND log_type = 2"),
                of(
                        "late deduction",
                        "goods-taken-not-returned",
                        "INSERT INTO trade_goods_number_log VALUES (7, 1, 1, -2, " + OLD + ")"),
                of(
                                "late deduction without time",
                                "goods-taken-not-returned",
                                "INSERT INTO trade_goods_number_log VALUES (7, 1, 1, -2, NULL)")
                        .withoutTimes(),
                of(
                        "deduction for the tombstone of an order",
                        "goods-taken-not-returned",
                        "INSERT INTO trade_goods_number_log VALUES (7, 9, 1, -1, " + OLD + ")"),
                harmless(
                        "somebody said that it was restored",
                        QuietShop.act("'order_orderTopic_cancel_group', 'order_cancel', '1', 'restored'"),
                        "DELETE FROM trade_goods_number_log WHERE order_id = 1 AND log_type = 2",
                        "DELETE FROM trade_user_money_log WHERE order_id = 1 AND money_log_type = 2",
                        USED + "1 WHERE coupon_id = 11"),
                harmless("nothing deducted", "INSERT INTO trade_goods_number_log VALUES (7, 1, 1, 0, " + OLD + ")"),
                of(
                        "deduction lost",
                        "goods-returned-not-taken",
                        "DELETE FROM trade_goods_number_log WHERE order_id = 1 AND log_type = 1"),
                of(
                        "return to other goods",
                        "goods-returned-not-taken",
                        "INSERT INTO trade_goods_number_log VALUES (8, 1, 2, 2, " + OLD + ")"),
                of(
                        "return of another order",
                        "goods-returned-not-taken",
                        "INSERT INTO trade_goods_number_log VALUES (1, 9, 2, 2, " + OLD + ")"),
                of(
                                "return without time",
                                "goods-returned-not-taken",
                                "INSERT INTO trade_goods_number_log VALUES (8, 1, 2, 2, NULL)")
                        .withoutTimes());
    }

    private static List<Corruption> moreGoods() {
        return List.of(
                of(
                        "fewer returned",
                        "goods-amounts-differ",
                        "UPDATE trade_goods_number_log SET goods_number = 2 WHERE order_id = 1 AND log_type = 2"),
                of(
                        "unknown number returned",
                        "goods-amounts-differ",
                        "UPDATE trade_goods_number_log SET goods_number = NULL WHERE order_id = 1 AND log_type = 2"),
                of(
                        "unknown number taken",
                        "goods-amounts-differ",
                        "UPDATE trade_goods_number_log SET goods_number = NULL WHERE order_id = 1 AND log_type = 1"),
                of(
                                "unknown times",
                                "goods-amounts-differ",
                                "UPDATE trade_goods_number_log SET log_time = NULL WHERE order_id = 1",
                                "UPDATE trade_goods_number_log SET goods_number = 2 WHERE order_id = 1 AND log_type = 2")
                        .withoutTimes(),
                harmless(
                        "unknown number taken, none returned",
                        "UPDATE trade_goods_number_log SET goods_number = IF(log_type = 1, NULL, 0) WHERE order_id = 1"),
                harmless(
                        "none taken, unknown number returned",
                        "UPDATE trade_goods_number_log SET goods_number = IF(log_type = 1, 0, NULL) WHERE order_id = 1"),
                harmless(
                        "rows of a type of the shop's own",
                        "INSERT INTO trade_goods_number_log VALUES (1, 1, 3, -2, " + OLD + "), (8, 1, 3, -2, " + OLD
                                + ")"),
                of(
                        "return lost, though the same goods came back from another order",
                        "goods-taken-not-returned",
                        "DELETE FROM trade_goods_number_log WHERE order_id = 1 AND log_type = 2",
                        "INSERT INTO trade_goods_number_log VALUES (1, 9, 1, -2, " + OLD + "), (1, 9, 2, 2, " + OLD
                                + ")"),
                of(
                        "stock below nothing",
                        "negative-stock",
                        "UPDATE trade_goods SET goods_number = -1 WHERE goods_id = 8"));
    }

    private static List<Corruption> coupons() {
        return List.of(
                of("late use", "coupon-bound-to-cancelled-order", USED + "1 WHERE coupon_id = 11"),
                of(
                                "late use without time",
                                "coupon-bound-to-cancelled-order",
                                "UPDATE trade_coupon SET is_used = 1, order_id = 1 WHERE coupon_id = 11")
                        .withoutTimes(),
                of(
                        "late use with its row",
                        "coupon-bound-to-cancelled-order",
                        USED + "1 WHERE coupon_id = 11",
                        "INSERT INTO trade_coupon_log VALUES (11, 1, 1, " + OLD + ")"),
                of(
                        "late use of a coupon that another order returned",
                        "coupon-bound-to-cancelled-order",
                        USED + "1 WHERE coupon_id = 11",
                        "INSERT INTO trade_coupon_log VALUES (11, 9, 2, " + OLD + ")"),
                harmless(
                        "a row of a type of the shop's own",
                        "INSERT INTO trade_coupon_log VALUES (11, 1, 3, " + OLD + ")"),
                of(
                        "unused but bound after a success",
                        "coupon-bound-but-unused",
                        "UPDATE trade_coupon SET order_id = 1, used_time = " + OLD + " WHERE coupon_id = 11"),
                of("bound again", "coupon-returned-but-bound", USED + "1 WHERE coupon_id = 1"),
                of(
                                "bound again without time",
                                "coupon-returned-but-bound",
                                USED + "1 WHERE coupon_id = 1",
                                "UPDATE trade_coupon_log SET log_time = NULL WHERE coupon_id = 1")
                        .withoutTimes(),
                harmless("used by the next order", USED + "2 WHERE coupon_id = 1"),
                of(
                        "return of a stranger's coupon",
                        "coupon-returned-not-used",
                        "INSERT INTO trade_coupon_log VALUES (11, 1, 2, " + OLD + ")"),
                of(
                        "return without a coupon",
                        "coupon-returned-not-used",
                        "INSERT INTO trade_coupon_log VALUES (11, 4, 2, " + OLD + ")"));
    }

    private static List<Corruption> moreCoupons() {
        return List.of(
                of(
                        "return of another order's coupon",
                        "coupon-returned-not-used",
                        "INSERT INTO trade_coupon_log VALUES (1, 4, 2, " + OLD + ")"),
                of(
                                "return without a time",
                                "coupon-returned-not-used",
                                "INSERT INTO trade_coupon_log VALUES (11, 1, 2, NULL)")
                        .withoutTimes(),
                harmless(
                        "no row of the use, but it is one of several that the order names",
                        "INSERT INTO trade_order_coupon VALUES (1, 11, 5), (1, 12, 5)",
                        "INSERT INTO trade_coupon_log VALUES (11, 1, 2, " + OLD + ")"),
                of(
                        "return of a coupon that is not among the order's several",
                        "coupon-returned-not-used",
                        "INSERT INTO trade_order_coupon VALUES (1, 12, 5), (1, 13, 5)",
                        "INSERT INTO trade_coupon_log VALUES (11, 1, 2, " + OLD + ")"),
                of(
                        "return of one of another order's several coupons",
                        "coupon-returned-not-used",
                        "INSERT INTO trade_order_coupon VALUES (2, 11, 5), (2, 12, 5)",
                        "INSERT INTO trade_coupon_log VALUES (11, 1, 2, " + OLD + ")"),
                harmless(
                        "no row of the use, but the order names it",
                        "DELETE FROM trade_coupon_log WHERE order_id = 1 AND log_type = 1"),
                harmless(
                        "the order does not name it, but a row of the use does",
                        "UPDATE trade_order SET coupon_id = NULL WHERE order_id = 1"),
                of("used by nobody", "coupon-used-without-order", USED + "NULL WHERE coupon_id = 11"),
                of("used by an unknown order", "coupon-used-without-order", USED + "999 WHERE coupon_id = 11"),
                of(
                                "used by nobody, nobody knows when",
                                "coupon-used-without-order",
                                "UPDATE trade_coupon SET is_used = 1 WHERE coupon_id = 11")
                        .withoutTimes(),
                harmless(
                        "used just now by an order to come",
                        "UPDATE trade_coupon SET is_used = 1, used_time = NOW(), order_id = 999 WHERE coupon_id = 11"),
                of(
                                "unused but bound",
                                "coupon-bound-but-unused",
                                "UPDATE trade_coupon SET order_id = 2 WHERE coupon_id = 11")
                        .withoutTimes(),
                of(
                                "bound and neither used nor unused",
                                "coupon-bound-but-unused",
                                "UPDATE trade_coupon SET order_id = 2, is_used = NULL WHERE coupon_id = 11")
                        .withoutTimes(),
                of(
                        "unused but bound to a cancelled order",
                        "coupon-bound-but-unused",
                        "UPDATE trade_coupon SET order_id = 1, used_time = " + OLD + " WHERE coupon_id = 1"));
    }
}
