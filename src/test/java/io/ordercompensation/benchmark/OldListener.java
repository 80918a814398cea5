package io.ordercompensation.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.MessageExt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The design that the product replaces: one message at a time on twenty threads, every statement its own transaction,
 * rows read and written back, and a log row that goes from processing to success. Stock and balance are written back
 * only if they are still what was read, and read again otherwise: without that the books would not balance.
 */
final class OldListener {

    private static final Logger LOG = LoggerFactory.getLogger(OldListener.class);
    private static final int THREADS = 20;

    private final Assignment assignment;
    private final HikariDataSource pool;

    OldListener(Assignment assignment) {
        this.assignment = assignment;
        this.pool = assignment.pool(THREADS);
    }

    void start() throws MQClientException {
        PushConsumer.start(assignment, THREADS, 1, (messages, context) -> consume(messages.get(0)));
    }

    private ConsumeConcurrentlyStatus consume(MessageExt message) {
        try (Connection connection = pool.getConnection()) {
            if (claim(connection, message)) {
                CancelBody body = CancelBody.read(message.getBody());
                returnCoupon(connection, body);
                refund(connection, body);
                restock(connection, body);
                cancel(connection, body);
                succeed(connection, message);
            }
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        } catch (Exception e) {
            LOG.warn("Order {} failed", message.getKeys(), e);
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        }
    }

    private boolean claim(Connection connection, MessageExt message) throws SQLException {
        Object status = read(
                connection,
                "SELECT consumer_status FROM trade_mq_consumer_log WHERE group_name = ? AND msg_tag = ? AND msg_key = ?",
                assignment.group(),
                Assignment.TAG,
                message.getKeys());
        if (status != null) {
            return false;
        }
        write(
                connection,
                "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_id, msg_body, consumer_status,"
                        + " consumer_times, consumer_timestamp, created_at) VALUES (?, ?, ?, ?, ?, 0, 0, ?, ?)",
                assignment.group(),
                Assignment.TAG,
                message.getKeys(),
                message.getMsgId(),
                new String(message.getBody(), StandardCharsets.UTF_8),
                now(),
                now());
        return true;
    }

    private void succeed(Connection connection, MessageExt message) throws SQLException {
        write(
                connection,
                "UPDATE trade_mq_consumer_log SET consumer_status = 1, consumer_timestamp = ?"
                        + " WHERE group_name = ? AND msg_tag = ? AND msg_key = ? AND consumer_times = 0",
                now(),
                assignment.group(),
                Assignment.TAG,
                message.getKeys());
    }

    private static void returnCoupon(Connection connection, CancelBody body) throws SQLException {
        if (read(connection, "SELECT coupon_id FROM trade_coupon WHERE coupon_id = ?", body.couponId()) != null) {
            write(
                    connection,
                    "UPDATE trade_coupon SET is_used = 0, order_id = NULL, used_time = NULL WHERE coupon_id = ?",
                    body.couponId());
        }
    }

    private static void refund(Connection connection, CancelBody body) throws SQLException {
        String refunded = "SELECT COUNT(*) FROM trade_user_money_log WHERE user_id = ? AND order_id = ?"
                + " AND money_log_type = ?";
        if (number(read(connection, refunded, body.userId(), body.orderId(), 1)) != 1
                || number(read(connection, refunded, body.userId(), body.orderId(), 2)) != 0) {
            return;
        }
        int written = 0;
        while (written == 0) {
            BigDecimal before =
                    (BigDecimal) read(connection, "SELECT user_money FROM trade_user WHERE user_id = ?", body.userId());
            written = write(
                    connection,
                    "UPDATE trade_user SET user_money = ? WHERE user_id = ? AND user_money = ?",
                    before.add(body.userMoney()),
                    body.userId(),
                    before);
        }
        write(
                connection,
                "INSERT INTO trade_user_money_log (user_id, order_id, money_log_type, use_money, create_time)"
                        + " VALUES (?, ?, 2, ?, ?)",
                body.userId(),
                body.orderId(),
                body.userMoney(),
                now());
    }

    private static void restock(Connection connection, CancelBody body) throws SQLException {
        int written = 0;
        while (written == 0) {
            int before =
                    number(read(connection, "SELECT goods_number FROM trade_goods WHERE goods_id = ?", body.goodsId()));
            written = write(
                    connection,
                    "UPDATE trade_goods SET goods_number = ? WHERE goods_id = ? AND goods_number = ?",
                    before + body.goodsNumber(),
                    body.goodsId(),
                    before);
        }
        write(
                connection,
                "INSERT INTO trade_goods_number_log (goods_id, order_id, log_type, goods_number, log_time)"
                        + " VALUES (?, ?, 2, ?, ?)",
                body.goodsId(),
                body.orderId(),
                body.goodsNumber(),
                now());
    }

    private static void cancel(Connection connection, CancelBody body) throws SQLException {
        if (number(read(connection, "SELECT order_status FROM trade_order WHERE order_id = ?", body.orderId())) < 2) {
            write(connection, "UPDATE trade_order SET order_status = 2 WHERE order_id = ?", body.orderId());
        }
    }

    private static Object read(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = bind(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getObject(1) : null;
        }
    }

    private static int write(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = bind(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement bind(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        return statement;
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }
}
