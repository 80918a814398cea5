package io.ordercompensation.test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A shop that takes stock, coupons and balances as an order service does, each with its ledger row, and remembers what
 * was there at the start.
 */
public final class Shop {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public Shop(DataSource dataSource) {
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.jdbc = new JdbcTemplate(dataSource);
        for (String table : List.of("goods", "user", "coupon")) {
            jdbc.execute("CREATE TABLE IF NOT EXISTS start_" + table + " LIKE trade_" + table);
        }
    }

    /** Opens goods {@code first} to {@code last} with the same stock each. */
    public void goods(long first, long last, int stock) {
        insert("goods", "goods_id, goods_name, goods_number, goods_price", rows(first, last, id ->
                new Object[] {id, "Goods " + id, stock, new BigDecimal("10.00")}));
    }

    /** Opens users {@code first} to {@code last} with the same balance each. */
    public void users(long first, long last, String balance) {
        insert("user", "user_id, user_name, user_score, user_money", rows(first, last, id ->
                new Object[] {id, "User " + id, 0, new BigDecimal(balance)}));
    }

    /** Gives out unused coupons {@code first} to {@code last}. */
    public void coupons(long first, long last) {
        insert("coupon", "coupon_id, coupon_price, user_id, is_used", rows(first, last, id ->
                new Object[] {id, new BigDecimal("5.00"), 1L, 0}));
    }

    /** Takes what the orders name and leaves them unconfirmed, as if the next step had failed. */
    public void place(List<Order> orders) {
        transaction.executeWithoutResult(status -> {
            insertOrders(orders);
            takeOnly(orders);
        });
    }

    private void insertOrders(List<Order> orders) {
        batch(
                "INSERT INTO trade_order (order_id, user_id, order_status, pay_status, shipping_status, goods_id,"
                        + " goods_number, coupon_id, money_paid, add_time) VALUES (?, ?, 0, 0, 0, ?, ?, ?, ?, NOW())",
                orders.stream()
                        .map(o -> new Object[] {o.id(), o.userId(), o.goodsId(), o.pieces(), o.couponId(), o.money()})
                        .toList());
        List<Order> several = orders.stream().filter(Order::hasSeveral).toList();
        batch(
                "INSERT INTO trade_order_line (order_id, goods_id, goods_number, goods_price) VALUES (?, ?, ?, 10)",
                lines(several, (o, line) -> new Object[] {o.id(), line.goodsId(), line.pieces()}));
        batch(
                "INSERT INTO trade_order_coupon (order_id, coupon_id, coupon_price) VALUES (?, ?, 5)",
                coupons(several, (o, coupon) -> new Object[] {o.id(), coupon}));
    }

    public void place(Order... orders) {
        place(List.of(orders));
    }

    /** Takes what the orders name without writing the orders themselves. */
    public void takeOnly(List<Order> orders) {
        transaction.executeWithoutResult(status -> take(orders));
    }

    private void take(List<Order> orders) {
        batch("UPDATE trade_goods SET goods_number = goods_number - ? WHERE goods_id = ?", lines(orders, (o, line) ->
                new Object[] {line.pieces(), line.goodsId()}));
        batch(
                "INSERT INTO trade_goods_number_log (goods_id, order_id, log_type, goods_number, log_time)"
                        + " VALUES (?, ?, 1, ?, NOW())",
                lines(orders, (o, line) -> new Object[] {line.goodsId(), o.id(), -line.pieces()}));
        batch(
                "UPDATE trade_coupon SET is_used = 1, order_id = ?, used_time = NOW() WHERE coupon_id = ?",
                coupons(orders, (o, coupon) -> new Object[] {o.id(), coupon}));
        batch(
                "INSERT INTO trade_coupon_log (coupon_id, order_id, log_type, log_time) VALUES (?, ?, 1, NOW())",
                coupons(orders, (o, coupon) -> new Object[] {coupon, o.id()}));
        List<Order> paid = orders.stream().filter(o -> o.money() != null).toList();
        batch(
                "UPDATE trade_user SET user_money = user_money - ? WHERE user_id = ?",
                paid.stream().map(o -> new Object[] {o.money(), o.userId()}).toList());
        batch(
                "INSERT INTO trade_user_money_log (user_id, order_id, money_log_type, use_money, create_time)"
                        + " VALUES (?, ?, 1, ?, NOW())",
                paid.stream()
                        .map(o -> new Object[] {o.userId(), o.id(), o.money()})
                        .toList());
    }

    public int stock(long goodsId) {
        return number("SELECT goods_number FROM trade_goods WHERE goods_id = ?", goodsId);
    }

    public BigDecimal balance(long userId) {
        return jdbc.queryForObject("SELECT user_money FROM trade_user WHERE user_id = ?", BigDecimal.class, userId);
    }

    /** The order that holds the coupon, or null if it is free. */
    public Long couponHolder(long couponId) {
        return jdbc.queryForObject(
                "SELECT IF(is_used = 1, order_id, NULL) FROM trade_coupon WHERE coupon_id = ?", Long.class, couponId);
    }

    public int orderStatus(long orderId) {
        return number("SELECT order_status FROM trade_order WHERE order_id = ?", orderId);
    }

    /** The status of a message in the consumer log, or -1 if there is none. */
    public int messageStatus(String key) {
        return number("SELECT COALESCE(MAX(consumer_status), -1) FROM trade_mq_consumer_log WHERE msg_key = ?", key);
    }

    public String remark(String key) {
        return jdbc.queryForObject("SELECT remark FROM trade_mq_consumer_log WHERE msg_key = ?", String.class, key);
    }

    /** The key of the only message with that id. */
    public String keyOfMessage(String messageId) {
        return jdbc.queryForObject(
                "SELECT msg_key FROM trade_mq_consumer_log WHERE msg_id = ?", String.class, messageId);
    }

    public String remarkOfMessage(String messageId) {
        return remark(keyOfMessage(messageId));
    }

    /** How many messages of the consumer log have the status. */
    public int messages(int status) {
        return number("SELECT COUNT(*) FROM trade_mq_consumer_log WHERE consumer_status = ?", status);
    }

    public JdbcTemplate jdbc() {
        return jdbc;
    }

    private int number(String sql, Object... args) {
        return jdbc.queryForObject(sql, Integer.class, args);
    }

    private void insert(String table, String columns, List<Object[]> rows) {
        String marks = "?" + ", ?".repeat(columns.split(",").length - 1);
        for (String prefix : List.of("trade_", "start_")) {
            batch("INSERT INTO " + prefix + table + " (" + columns + ") VALUES (" + marks + ")", rows);
        }
    }

    private static List<Object[]> lines(List<Order> orders, BiFunction<Order, Order.Line, Object[]> row) {
        return orders.stream()
                .flatMap(o -> o.lines().stream().map(line -> row.apply(o, line)))
                .toList();
    }

    private static List<Object[]> coupons(List<Order> orders, BiFunction<Order, Long, Object[]> row) {
        return orders.stream()
                .flatMap(o -> o.coupons().stream().map(coupon -> row.apply(o, coupon)))
                .toList();
    }

    private void batch(String sql, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += 1000) {
            jdbc.batchUpdate(sql, rows.subList(from, Math.min(rows.size(), from + 1000)));
        }
    }

    private static List<Object[]> rows(long first, long last, java.util.function.LongFunction<Object[]> row) {
        return new ArrayList<>(LongStream.rangeClosed(first, last).mapToObj(row).toList());
    }
}
