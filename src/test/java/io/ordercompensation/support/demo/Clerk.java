package io.ordercompensation.support.demo;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An order service of another make, in a process of its own: it saves an order, takes the stock, takes from the balance
 * and confirms, each step a transaction. It is killed in the middle again and again, and nobody tells that it died: the
 * sweeper finds what it left unconfirmed.
 */
final class Clerk {

    private static final BigDecimal MONEY = new BigDecimal("7.50");
    /** The first argument of the process that is a clerk; a main class of its own would hide the demonstration's. */
    static final String NAME = "clerk";

    private static final int STEPS = 4;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Random random = new Random();

    private Clerk(String url, String user, String password) {
        SingleConnectionDataSource connection = new SingleConnectionDataSource(url, user, password, true);
        jdbc = new JdbcTemplate(connection);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
    }

    /** Arguments: its own name, JDBC URL, user, password, milliseconds for an order, the first order id. */
    static void run(String[] args) throws InterruptedException {
        // Nobody else would end it, should the demonstration be killed.
        ProcessHandle demonstration = ProcessHandle.current().parent().orElseThrow();
        Clerk clerk = new Clerk(args[1], args[2], args[3]);
        long pause = Math.max(1, Long.parseLong(args[4]) / STEPS);
        for (long id = Long.parseLong(args[5]); demonstration.isAlive(); id++) {
            clerk.serve(id, pause);
        }
    }

    private void serve(long order, long pause) throws InterruptedException {
        long goods = 1 + random.nextInt(SampleShop.GOODS);
        long user = 1 + random.nextInt(SampleShop.USERS);
        LocalDateTime now = LocalDateTime.now(ZoneOffset.UTC);
        step(() -> jdbc.update(
                "INSERT INTO trade_order (order_id, user_id, order_status, pay_status, shipping_status, goods_id,"
                        + " goods_number, money_paid, consignee, add_time) VALUES (?, ?, 0, 0, 0, ?, 1, ?, 'clerk', ?)",
                order,
                user,
                goods,
                MONEY,
                now));
        Thread.sleep(pause);
        step(() -> {
            if (mayTakeFor(order)
                    && jdbc.update(
                                    "UPDATE trade_goods SET goods_number = goods_number - 1"
                                            + " WHERE goods_id = ? AND goods_number >= 1",
                                    goods)
                            == 1) {
                jdbc.update(
                        "INSERT INTO trade_goods_number_log (goods_id, order_id, log_type, goods_number, log_time)"
                                + " VALUES (?, ?, 1, -1, ?)",
                        goods,
                        order,
                        now);
            }
        });
        Thread.sleep(pause);
        step(() -> {
            if (mayTakeFor(order)
                    && jdbc.update(
                                    "UPDATE trade_user SET user_money = user_money - ? WHERE user_id = ? AND user_money >= ?",
                                    MONEY,
                                    user,
                                    MONEY)
                            == 1) {
                jdbc.update(
                        "INSERT INTO trade_user_money_log (user_id, order_id, money_log_type, use_money, create_time)"
                                + " VALUES (?, ?, 1, ?, ?)",
                        user,
                        order,
                        MONEY,
                        now);
            }
        });
        Thread.sleep(pause);
        step(() -> {
            if (mayTakeFor(order)) {
                jdbc.update("UPDATE trade_order SET order_status = 1, confirm_time = ? WHERE order_id = ?", now, order);
            }
        });
        Thread.sleep(pause);
    }

    /** Holds the order's row until the step commits: the cancel waits for it, or has come first. */
    private boolean mayTakeFor(long order) {
        return jdbc.queryForList("SELECT order_status FROM trade_order WHERE order_id = ? FOR UPDATE", order).stream()
                        .anyMatch(row -> Integer.valueOf(0).equals(row.get("order_status")))
                && jdbc.queryForObject(
                                "SELECT COUNT(*) FROM trade_mq_producer_temp WHERE msg_key = ?",
                                Integer.class,
                                Long.toString(order))
                        == 0;
    }

    private void step(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }
}
