package io.ordercompensation.test;

import io.ordercompensation.audit.BuiltInAudit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The oracle for safety: what was there at the start is what is there now plus what live orders hold, and nothing was
 * given back that was not taken.
 */
public final class Books {

    private static final String LIVE = "o.order_status IN (0, 1)";

    private final JdbcTemplate jdbc;

    public Books(Shop shop) {
        this.jdbc = shop.jdbc();
    }

    /** Answers one line for each row that does not add up, and for each finding of the product's own audit. */
    public List<String> breaches() {
        List<String> breaches = conservation();
        breaches.addAll(new BuiltInAudit(jdbc).findings());
        return breaches;
    }

    /** Answers one line for each row that does not add up. */
    public List<String> conservation() {
        List<String> breaches = new ArrayList<>();
        breaches.addAll(
                lines(
                        """
                SELECT CONCAT('goods ', s.goods_id, ': ', s.goods_number, ' at the start, now ', g.goods_number,
                  ' and ', COALESCE(h.held, 0), ' held')
                FROM start_goods s
                JOIN trade_goods g ON g.goods_id = s.goods_id
                LEFT JOIN (
                  SELECT l.goods_id, SUM(-l.goods_number) AS held
                  FROM trade_goods_number_log l JOIN trade_order o ON o.order_id = l.order_id
                  WHERE l.log_type = 1 AND %s GROUP BY l.goods_id) h ON h.goods_id = s.goods_id
                WHERE s.goods_number <> g.goods_number + COALESCE(h.held, 0)"""));
        breaches.addAll(
                lines(
                        """
                SELECT CONCAT('user ', s.user_id, ': ', s.user_money, ' at the start, now ', u.user_money,
                  ' and ', COALESCE(h.held, 0), ' held')
                FROM start_user s
                JOIN trade_user u ON u.user_id = s.user_id
                LEFT JOIN (
                  SELECT l.user_id, SUM(l.use_money) AS held
                  FROM trade_user_money_log l JOIN trade_order o ON o.order_id = l.order_id
                  WHERE l.money_log_type = 1 AND %s GROUP BY l.user_id) h ON h.user_id = s.user_id
                WHERE s.user_money <> u.user_money + COALESCE(h.held, 0)"""));
        breaches.addAll(
                lines(
                        """
                SELECT CONCAT('coupon ', c.coupon_id, ' is held by order ', COALESCE(c.order_id, 'none'))
                FROM trade_coupon c LEFT JOIN trade_order o ON o.order_id = c.order_id AND %s
                WHERE (c.is_used = 1 AND o.order_id IS NULL) OR (c.is_used = 0 AND c.order_id IS NOT NULL)"""));
        breaches.addAll(
                lines(
                        """
                SELECT CONCAT('order ', b.order_id, ' got back goods ', b.goods_id, ' that it did not take')
                FROM trade_goods_number_log b
                LEFT JOIN trade_goods_number_log t
                  ON t.goods_id = b.goods_id AND t.order_id = b.order_id AND t.log_type = 1
                  AND t.goods_number = -b.goods_number
                WHERE b.log_type = 2 AND t.order_id IS NULL"""));
        return breaches;
    }

    private List<String> lines(String sql) {
        return jdbc.queryForList(sql.replace("%s", LIVE) + " LIMIT 20", String.class);
    }
}
