package io.ordercompensation.audit;

import java.util.List;

/**
 * Statements that leave something of everything in a shop whose books are right. Orders 1, 4 and 9 are cancelled by the
 * product itself before.
 */
final class QuietShop {

    static final String GROUP = "order_orderTopic_cancel_group";
    static final String TAG = "order_cancel";

    private QuietShop() {}

    /** Order 2 lives, 3 is new, 5 is parked, 6 cancelled just now, 7 due, 8 discarded, 12 took nothing, 15 is invalid. */
    static List<String> statements() {
        String old = "NOW() - INTERVAL 2 HOUR";
        String message =
                "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, consumer_status, consumer_times,"
                        + " consumer_timestamp, next_attempt_at, created_at) VALUES ";
        return List.of(
                "UPDATE trade_order SET order_status = 1 WHERE order_id = 2",
                "UPDATE trade_order SET order_status = 1, pay_status = 2 WHERE order_id = 5",
                "UPDATE trade_order SET order_status = 2 WHERE order_id IN (6, 7, 8, 12)",
                "UPDATE trade_order SET order_status = 3 WHERE order_id = 15",
                "UPDATE trade_order SET add_time = " + old + " WHERE order_id NOT IN (3, 6)",
                "UPDATE trade_goods_number_log SET log_time = " + old + " WHERE order_id NOT IN (3, 6)",
                "UPDATE trade_user_money_log SET create_time = " + old + " WHERE order_id NOT IN (3, 6)",
                "UPDATE trade_coupon SET used_time = " + old + " WHERE is_used = 1 AND order_id NOT IN (3, 6)",
                "UPDATE trade_coupon_log SET log_time = " + old,
                "UPDATE trade_coupon SET order_id = 0 WHERE coupon_id = 20",
                "UPDATE trade_goods SET goods_number = 0 WHERE goods_id = 20",
                "UPDATE trade_user SET user_money = 0 WHERE user_id = 20",
                message + own("5", 3, "NULL"),
                message + own("7", 2, "NOW() + INTERVAL 5 MINUTE"),
                message + own("8", 4, "NULL"),
                // Another group's success says nothing about our orders, nor does another tag's.
                message + "('other', '" + TAG + "', '2', 1, 0, " + old + ", NULL, " + old + ")",
                message + "('" + GROUP + "', 'other', '2', 1, 0, " + old + ", NULL, " + old + ")",
                message + "('other', '" + TAG + "', '3', 1, 0, " + old + ", NULL, " + old + ")",
                message + "('" + GROUP + "', 'other', '3', 1, 0, " + old + ", NULL, " + old + ")",
                message + "('other', '" + TAG + "', '6', 1, 0, " + old + ", NULL, " + old + ")",
                message + "('" + GROUP + "', 'other', '6', 1, 0, " + old + ", NULL, " + old + ")",
                "INSERT INTO trade_mq_producer_temp (id, msg_topic, msg_key, msg_status, create_time) VALUES"
                        + " ('sent', 'orderTopic', '1', 1, " + old + "), ('fresh', 'orderTopic', '6', 0, NOW()),"
                        + " ('of another service', 'payTopic', '6', 0, " + old + ")",
                // What somebody said of others, or did otherwise, says nothing of order 1 and 9.
                act("'other', '" + TAG + "', '1', 'restored'"),
                act("'other', '" + TAG + "', '9', 'restored'"),
                act("'" + GROUP + "', 'other', '1', 'restored'"),
                act("'" + GROUP + "', 'other', '9', 'restored'"),
                act("'" + GROUP + "', '" + TAG + "', '2', 'restored'"),
                act("'" + GROUP + "', '" + TAG + "', '1', 'replay'"),
                act("'" + GROUP + "', '" + TAG + "', '9', 'replay'"));
    }

    static String act(String groupTagKeyOperation) {
        return "INSERT INTO trade_mq_operator_log (happened_at, operator, status_after, group_name, msg_tag, msg_key, operation)"
                + " VALUES (NOW(), 'ann', 1, " + groupTagKeyOperation + ")";
    }

    private static String own(String key, int status, String due) {
        return "('" + GROUP + "', '" + TAG + "', '" + key + "', " + status + ", 1, NOW() - INTERVAL 2 HOUR, " + due
                + ", NOW() - INTERVAL 2 HOUR)";
    }
}
