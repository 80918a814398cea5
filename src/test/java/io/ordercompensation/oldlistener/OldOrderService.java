package io.ordercompensation.oldlistener;

import io.ordercompensation.support.embedded.TestProducer;
import io.ordercompensation.test.Order;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The order service beside the old listener: it takes stock, coupon and balance with its log rows, each statement its own
 * transaction, and sends a cancel through its own table of unsent messages. It knows the old columns alone.
 */
public final class OldOrderService {

    private static final int GOODS = 7;
    private static final int USERS = 5;
    private static final int PIECES = 3;
    private static final String MONEY = "7";

    private final JdbcTemplate jdbc;

    OldOrderService(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens with a coupon for each of the orders to come. */
    void open(long orders) {
        for (long id = 1; id <= GOODS; id++) {
            jdbc.update(
                    "INSERT INTO trade_goods (goods_id, goods_name, goods_number) VALUES (?, 'Java 课程', 10000)", id);
        }
        for (long id = 1; id <= USERS; id++) {
            jdbc.update("INSERT INTO trade_user (user_id, user_name, user_money) VALUES (?, '张三', 100000)", id);
        }
        jdbc.batchUpdate(
                "INSERT INTO trade_coupon (coupon_id, coupon_price, is_used) VALUES (?, 5, 0)",
                LongStream.rangeClosed(1, orders)
                        .mapToObj(id -> new Object[] {id})
                        .toList());
    }

    /** What the order of that number takes. */
    static Order order(long id) {
        return Order.of(id)
                .goods(1 + id % GOODS, 1 + (int) (id % PIECES))
                .coupon(id)
                .balance(1 + id % USERS, MONEY);
    }

    static List<Order> orders(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(OldOrderService::order)
                .toList();
    }

    Order place(long id) {
        Order order = order(id);
        jdbc.update(
                "INSERT INTO trade_order (order_id, user_id, order_status, pay_status, shipping_status, goods_id,"
                        + " goods_number, coupon_id, money_paid, add_time) VALUES (?, ?, 0, 0, 0, ?, ?, ?, ?, ?)",
                id,
                order.userId(),
                order.goodsId(),
                order.pieces(),
                id,
                new BigDecimal(MONEY),
                OldRestore.now());
        jdbc.update(
                "UPDATE trade_goods SET goods_number = goods_number - ? WHERE goods_id = ?",
                order.pieces(),
                order.goodsId());
        jdbc.update(
                "INSERT INTO trade_goods_number_log (goods_id, order_id, goods_number, log_time) VALUES (?, ?, ?, ?)",
                order.goodsId(),
                id,
                -order.pieces(),
                OldRestore.now());
        jdbc.update(
                "UPDATE trade_coupon SET order_id = ?, is_used = 1, used_time = ? WHERE coupon_id = ?",
                id,
                OldRestore.now(),
                id);
        jdbc.update(
                "UPDATE trade_user SET user_money = user_money - ? WHERE user_id = ?", order.money(), order.userId());
        jdbc.update(
                "INSERT INTO trade_user_money_log (user_id, order_id, money_log_type, use_money, create_time)"
                        + " VALUES (?, ?, 1, ?, ?)",
                order.userId(),
                id,
                order.money(),
                OldRestore.now());
        jdbc.update(
                "UPDATE trade_order SET order_status = 1, confirm_time = ? WHERE order_id = ?", OldRestore.now(), id);
        return order;
    }

    List<Order> place(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(this::place).toList();
    }

    /** Writes the message down, sends it itself, and takes it away. */
    void cancel(TestProducer producer, String topic, Order order) {
        String id = UUID.randomUUID().toString();
        jdbc.update(
                "INSERT INTO trade_mq_producer_temp (id, group_name, msg_topic, msg_tag, msg_key, msg_body, msg_status,"
                        + " create_time) VALUES (?, 'orderProducerGroup', ?, ?, ?, ?, 1, ?)",
                id,
                topic,
                OldListener.TAG,
                order.key(),
                order.cancelBody(),
                OldRestore.now());
        producer.send(topic, OldListener.TAG, order.key(), order.cancelBody().getBytes(StandardCharsets.UTF_8));
        jdbc.update("DELETE FROM trade_mq_producer_temp WHERE id = ?", id);
    }
}
