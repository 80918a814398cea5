package io.ordercompensation.claim;

import org.springframework.jdbc.core.JdbcTemplate;

/** Fills the consumer log by the hundred thousand. */
public final class LogRows {

    private static final int STATEMENT = 10_000;
    private static final String DIGITS =
            "(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5"
                    + " UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";

    private final JdbcTemplate jdbc;
    private final String group;
    private final String tag;

    public LogRows(JdbcTemplate jdbc, String group, String tag) {
        this.jdbc = jdbc;
        this.group = group;
        this.tag = tag;
    }

    /**
     * @param prefix of the keys, as SQL; the row's number {@code n} follows
     * @param changedAt SQL, which may use n
     * @param dueAt SQL, which may use n
     */
    public void insert(int rows, String prefix, int status, String changedAt, String dueAt) {
        for (int from = 0; from < rows; from += STATEMENT) {
            jdbc.update(
                    "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_id, msg_body, consumer_status,"
                            + " consumer_times, consumer_timestamp, next_attempt_at, created_at, remark, reason_group)"
                            + " SELECT ?, ?, CONCAT(" + prefix
                            + ", n), CONCAT('id', n), CONCAT('{\"orderId\":', n, '}'), ?,"
                            + " 0, " + changedAt + ", " + dueAt + ", UTC_TIMESTAMP(3), IF(? = 3, 'why', NULL),"
                            + " IF(? = 3, '0123456789ab', NULL) FROM (SELECT ? + a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS n"
                            + " FROM " + DIGITS + " a, " + DIGITS + " b, " + DIGITS + " c, " + DIGITS + " e) numbers"
                            + " WHERE n < ?",
                    group,
                    tag,
                    status,
                    status,
                    status,
                    from,
                    rows);
        }
    }
}
