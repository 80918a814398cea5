package io.ordercompensation.audit;

import static io.ordercompensation.audit.Corruption.harmless;
import static io.ordercompensation.audit.Corruption.of;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Those of balances, orders and messages. */
final class OrderCorruptions {

    private static final String OLD = "NOW() - INTERVAL 2 HOUR";

    private static final String USED = "UPDATE trade_coupon SET is_used = 1, used_time = " + OLD + ", order_id = ";

    private OrderCorruptions() {}

    static List<Corruption> all() {
        return Stream.of(balance(), moreBalance(), cancelledOrders(), orders(), messages())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Corruption> balance() {
        return List.of(
                of(
                        "refund lost",
                        "balance-paid-not-refunded",
                        "DELETE FROM trade_user_money_log WHERE order_id = 1 AND money_log_type = 2"),
                of(
                        "late payment",
                        "balance-paid-not-refunded",
                        "INSERT INTO trade_user_money_log VALUES (7, 1, 1, 0.01, " + OLD + ")"),
                of(
                                "late payment without time",
                                "balance-paid-not-refunded",
                                "INSERT INTO trade_user_money_log VALUES (7, 1, 1, 0.01, NULL)")
                        .withoutTimes(),
                harmless("nothing paid", "INSERT INTO trade_user_money_log VALUES (7, 1, 1, 0, " + OLD + ")"),
                of(
                        "payment lost",
                        "balance-refunded-not-paid",
                        "DELETE FROM trade_user_money_log WHERE order_id = 1 AND money_log_type = 1"),
                of(
                        "refund to another user",
                        "balance-refunded-not-paid",
                        "INSERT INTO trade_user_money_log VALUES (8, 1, 2, 2, " + OLD + ")"),
                of(
                        "refund of another order",
                        "balance-refunded-not-paid",
                        "INSERT INTO trade_user_money_log VALUES (1, 9, 2, 2, " + OLD + ")"),
                of(
                                "refund without time",
                                "balance-refunded-not-paid",
                                "INSERT INTO trade_user_money_log VALUES (8, 1, 2, 2, NULL)")
                        .withoutTimes());
    }

    private static List<Corruption> moreBalance() {
        return List.of(
                of(
                        "a cent too much",
                        "balance-amounts-differ",
                        "UPDATE trade_user_money_log SET use_money = 10.51 WHERE order_id = 1 AND money_log_type = 2"),
                of(
                        "unknown amount",
                        "balance-amounts-differ",
                        "UPDATE trade_user_money_log SET use_money = NULL WHERE order_id = 1 AND money_log_type = 2"),
                of(
                        "unknown amount paid",
                        "balance-amounts-differ",
                        "UPDATE trade_user_money_log SET use_money = NULL WHERE order_id = 1 AND money_log_type = 1"),
                of(
                                "unknown times of payments",
                                "balance-amounts-differ",
                                "UPDATE trade_user_money_log SET create_time = NULL WHERE order_id = 1",
                                "UPDATE trade_user_money_log SET use_money = 9 WHERE order_id = 1 AND money_log_type = 2")
                        .withoutTimes(),
                harmless(
                        "unknown amount paid, nothing refunded",
                        "UPDATE trade_user_money_log SET use_money = IF(money_log_type = 1, NULL, 0) WHERE order_id = 1"),
                harmless(
                        "nothing paid, unknown amount refunded",
                        "UPDATE trade_user_money_log SET use_money = IF(money_log_type = 1, 0, NULL) WHERE order_id = 1"),
                harmless(
                        "a bonus, by a type of the shop's own",
                        "INSERT INTO trade_user_money_log VALUES (1, 1, 3, 2, " + OLD + "), (8, 1, 3, 2, " + OLD + ")"),
                of(
                        "refund lost, though the same user was refunded for another order",
                        "balance-paid-not-refunded",
                        "DELETE FROM trade_user_money_log WHERE order_id = 1 AND money_log_type = 2",
                        "INSERT INTO trade_user_money_log VALUES (1, 9, 1, 2, " + OLD + "), (1, 9, 2, 2, " + OLD + ")"),
                of(
                        "balance below nothing",
                        "negative-balance",
                        "UPDATE trade_user SET user_money = -0.01 WHERE user_id = 8"));
    }

    private static List<Corruption> cancelledOrders() {
        Map<String, Long> all = Map.of(
                "cancelled-order-holds-goods", 1L,
                "cancelled-order-holds-coupon", 1L,
                "cancelled-order-holds-balance", 1L);
        String aged = "UPDATE trade_order o LEFT JOIN trade_goods_number_log g USING (order_id)"
                + " LEFT JOIN trade_user_money_log m USING (order_id) LEFT JOIN trade_coupon c USING (order_id)"
                + " SET o.add_time = %1$s, g.log_time = %1$s, m.create_time = %1$s, c.used_time = %1$s"
                + " WHERE o.order_id = %2$d";
        return List.of(
                of("the message of a cancelled order got lost", all, aged.formatted(OLD, 6)),
                of("it got lost, nobody knows when", all, aged.formatted("NULL", 6))
                        .withoutTimes(),
                of(
                        "somebody cancelled without a message",
                        all,
                        "UPDATE trade_order SET order_status = 2 WHERE order_id = 2"),
                of(
                        "the row of a success was deleted",
                        Map.of("cancelled-order-holds-goods", 1L),
                        "DELETE FROM trade_goods_number_log WHERE order_id = 1 AND log_type = 2",
                        "UPDATE trade_goods_number_log SET log_time = " + OLD + " WHERE order_id = 1",
                        "UPDATE trade_order SET add_time = " + OLD + " WHERE order_id = 1",
                        "DELETE FROM trade_mq_consumer_log WHERE msg_key = '1'"),
                harmless("a success was purged", "DELETE FROM trade_mq_consumer_log WHERE msg_key = '1'"),
                of(
                        "no message, though another coupon was returned",
                        Map.of("cancelled-order-holds-coupon", 1L, "coupon-returned-not-used", 1L),
                        USED + "12 WHERE coupon_id = 11",
                        "INSERT INTO trade_coupon_log VALUES (13, 12, 2, " + OLD + ")"),
                of(
                        "no message, though another order returned the coupon",
                        "cancelled-order-holds-coupon",
                        USED + "12 WHERE coupon_id = 11",
                        "INSERT INTO trade_coupon_log VALUES (11, 9, 2, " + OLD + ")"),
                of(
                        "unused but bound, and no message",
                        "coupon-bound-but-unused",
                        "UPDATE trade_coupon SET order_id = 12, used_time = " + OLD + " WHERE coupon_id = 11"),
                harmless(
                        "no message, and rows of types of the shop's own",
                        "INSERT INTO trade_goods_number_log VALUES (8, 12, 3, -2, " + OLD + ")",
                        "INSERT INTO trade_user_money_log VALUES (8, 12, 3, 9, " + OLD + ")"),
                of(
                        "no message, and half of it came back",
                        Map.of("cancelled-order-holds-goods", 1L, "cancelled-order-holds-balance", 1L),
                        "INSERT INTO trade_goods_number_log VALUES (1, 12, 1, -1, " + OLD + "), (8, 12, 1, -1, " + OLD
                                + "), (8, 12, 2, 1, " + OLD + ")",
                        "INSERT INTO trade_user_money_log VALUES (1, 12, 1, 0.01, " + OLD + "), (8, 12, 1, 5, " + OLD
                                + "), (8, 12, 2, 5, " + OLD + ")"),
                of(
                        "no message, though the same goods and user came back from another order",
                        Map.of("cancelled-order-holds-goods", 1L, "cancelled-order-holds-balance", 1L),
                        "INSERT INTO trade_goods_number_log VALUES (1, 12, 1, -1, " + OLD + ")",
                        "INSERT INTO trade_user_money_log VALUES (1, 12, 1, 0.01, " + OLD + ")"),
                of(
                        "purged, and the coupon bound again",
                        "coupon-returned-but-bound",
                        "UPDATE trade_coupon SET is_used = 1, order_id = 1, used_time = " + OLD
                                + " WHERE coupon_id = 1",
                        "DELETE FROM trade_mq_consumer_log WHERE msg_key = '1'"),
                harmless(
                        "nothing was taken",
                        aged.formatted(OLD, 12),
                        "INSERT INTO trade_goods_number_log VALUES (7, 12, 1, 0, " + OLD + ")",
                        "INSERT INTO trade_user_money_log VALUES (7, 12, 1, 0, " + OLD + ")"));
    }

    private static List<Corruption> orders() {
        String confirm = "UPDATE trade_order SET add_time = " + OLD + ", order_status = ";
        return List.of(
                of("confirmed after its cancel", "success-but-order-not-cancelled", confirm + "1 WHERE order_id = 1"),
                of("unconfirmed after its cancel", "success-but-order-not-cancelled", confirm + "0 WHERE order_id = 1"),
                of(
                        "without status after its cancel",
                        "success-but-order-not-cancelled",
                        confirm + "NULL WHERE order_id = 1"),
                of(
                                "confirmed, nobody knows when it was added",
                                "success-but-order-not-cancelled",
                                "UPDATE trade_order SET add_time = NULL, order_status = 1 WHERE order_id = 1")
                        .withoutTimes(),
                harmless("invalid after its cancel", confirm + "3 WHERE order_id = 1"),
                of("left unconfirmed", "order-unconfirmed-too-long", confirm + "0 WHERE order_id = 3"),
                of(
                        "left without status",
                        "order-unconfirmed-too-long",
                        confirm + "NULL, pay_status = NULL WHERE order_id = 3"),
                harmless("old and confirmed", confirm + "1 WHERE order_id = 3"),
                harmless("old and paid", confirm + "0, pay_status = 2 WHERE order_id = 3"),
                harmless("old and failed before", confirm + "0 WHERE order_id = 5"),
                harmless(
                        "unconfirmed since nobody knows when",
                        "UPDATE trade_order SET add_time = NULL WHERE order_id = 3"));
    }

    private static List<Corruption> messages() {
        String stuck = "UPDATE trade_mq_consumer_log SET next_attempt_at = " + OLD + ", consumer_status = ";
        return List.of(
                of("due for hours", "message-stuck", stuck + "2 WHERE msg_key = '7'"),
                of(
                        "left by an old listener",
                        "message-stuck",
                        "UPDATE trade_mq_consumer_log SET consumer_status = 0, next_attempt_at = NULL,"
                                + " consumer_timestamp = " + OLD + " WHERE msg_key = '7'"),
                of(
                        "left without a time",
                        "message-stuck",
                        "UPDATE trade_mq_consumer_log SET consumer_status = 0, next_attempt_at = NULL,"
                                + " consumer_timestamp = NULL, created_at = " + OLD + " WHERE msg_key = '7'"),
                of(
                        "an invalid one due for hours",
                        "message-stuck",
                        stuck + "2, msg_key = 'msgId:A0B1' WHERE msg_key = '5'"),
                harmless("parked for hours", stuck + "3 WHERE msg_key = '7'"),
                harmless("done for hours", stuck + "1 WHERE msg_key = '4'"),
                harmless(
                        "due for hours elsewhere",
                        stuck + "2 WHERE group_name = 'other'",
                        stuck + "2 WHERE msg_tag = 'other'"),
                of(
                        "unsent for hours",
                        "outbox-unsent-too-long",
                        "UPDATE trade_mq_producer_temp SET create_time = " + OLD + " WHERE id = 'fresh'"),
                of(
                        "neither sent nor unsent",
                        "outbox-unsent-too-long",
                        "UPDATE trade_mq_producer_temp SET msg_status = NULL WHERE id = 'sent'"));
    }
}
