package io.ordercompensation.support.benchmark;

import io.ordercompensation.test.Shop;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** How far a contender is, as the rows of the consumer log tell that every one of them writes. */
final class Progress implements AutoCloseable {

    /** Keys of orders are digits; the rows that were there before begin with a letter. */
    private static final String OWN =
            " FROM trade_mq_consumer_log WHERE group_name = ? AND msg_tag = ? AND msg_key < ':'";

    private final SingleConnectionDataSource connection;
    private final JdbcTemplate jdbc;
    private final Assignment assignment;

    Progress(Assignment assignment) {
        this.assignment = assignment;
        this.connection = new SingleConnectionDataSource(
                assignment.jdbcUrl(), assignment.username(), assignment.password(), true);
        this.jdbc = new JdbcTemplate(connection);
    }

    Shop shop() {
        return new Shop(connection);
    }

    boolean isBegun() {
        return !jdbc.queryForList("SELECT 1" + OWN + " LIMIT 1", assignment.group(), Assignment.TAG)
                .isEmpty();
    }

    int done() {
        return number("SELECT COUNT(*)" + OWN + " AND consumer_status = 1");
    }

    /** Rows that say what was given back: stock, coupons, balances. Each stands for the change of one row beside it. */
    int entries() {
        return jdbc.queryForObject(
                "SELECT (SELECT COUNT(*) FROM trade_goods_number_log WHERE log_type = 2)"
                        + " + (SELECT COUNT(*) FROM trade_coupon_log WHERE log_type = 2)"
                        + " + (SELECT COUNT(*) FROM trade_user_money_log WHERE money_log_type = 2)",
                Integer.class);
    }

    /** The clock of the contender when it claimed the order that was the given one in time, the first being 0. */
    long claimMillis(int nth) {
        LocalDateTime time = jdbc.queryForObject(
                "SELECT created_at" + OWN + " ORDER BY created_at LIMIT 1 OFFSET " + nth,
                LocalDateTime.class,
                assignment.group(),
                Assignment.TAG);
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** Which of the keys are committed. */
    List<String> committed(Iterable<String> keys) {
        return jdbc.queryForList(
                "SELECT msg_key FROM trade_mq_consumer_log WHERE group_name = ? AND msg_tag = ? AND msg_key IN ('"
                        + String.join("','", keys) + "') AND consumer_status = 1",
                String.class,
                assignment.group(),
                Assignment.TAG);
    }

    private int number(String sql) {
        return jdbc.queryForObject(sql, Integer.class, assignment.group(), Assignment.TAG);
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
