package io.ordercompensation.oldlistener;

import io.ordercompensation.test.Order;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The oracle: what is there now is what was there at a moment, and what orders took and got back since then, once each. It
 * asks neither the log of messages nor the ledgers.
 */
final class OldBooks {

    private final JdbcTemplate jdbc;

    OldBooks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The moment is now. */
    OldBooks open() {
        for (String table : List.of("goods", "user", "coupon")) {
            jdbc.execute("DROP TABLE IF EXISTS before_" + table);
            jdbc.execute("CREATE TABLE before_" + table + " AS SELECT * FROM trade_" + table);
        }
        jdbc.execute("DROP TABLE IF EXISTS since");
        jdbc.execute("CREATE TABLE since (goods_id BIGINT, pieces INT, user_id BIGINT, money DECIMAL(10, 2),"
                + " coupon_id BIGINT, used INT)");
        return this;
    }

    void took(List<Order> orders) {
        note(orders, -1);
    }

    void gotBack(List<Order> orders) {
        note(orders, 1);
    }

    private void note(List<Order> orders, int sign) {
        jdbc.batchUpdate(
                "INSERT INTO since VALUES (?, ?, ?, ?, ?, ?)",
                orders.stream()
                        .map(order -> new Object[] {
                            order.goodsId(),
                            sign * order.pieces(),
                            order.userId(),
                            order.money().multiply(java.math.BigDecimal.valueOf(sign)),
                            order.couponId(),
                            -sign
                        })
                        .toList());
    }

    /** One line for each row that is not as it has to be. */
    List<String> breaches() {
        List<String> breaches = new ArrayList<>();
        breaches.addAll(
                lines(
                        """
                SELECT CONCAT('goods ', b.goods_id, ': ', b.goods_number, ' then, ', COALESCE(s.pieces, 0), ' since, ',
                  g.goods_number, ' now')
                FROM before_goods b JOIN trade_goods g ON g.goods_id = b.goods_id
                LEFT JOIN (SELECT goods_id, SUM(pieces) AS pieces FROM since GROUP BY goods_id) s
                  ON s.goods_id = b.goods_id
                WHERE g.goods_number <> b.goods_number + COALESCE(s.pieces, 0)"""));
        breaches.addAll(
                lines(
                        """
                SELECT CONCAT('user ', b.user_id, ': ', b.user_money, ' then, ', COALESCE(s.money, 0), ' since, ',
                  u.user_money, ' now')
                FROM before_user b JOIN trade_user u ON u.user_id = b.user_id
                LEFT JOIN (SELECT user_id, SUM(money) AS money FROM since GROUP BY user_id) s
                  ON s.user_id = b.user_id
                WHERE u.user_money <> b.user_money + COALESCE(s.money, 0)"""));
        breaches.addAll(
                lines(
                        """
                SELECT CONCAT('coupon ', b.coupon_id, ': ', b.is_used, ' then, ', COALESCE(s.used, 0), ' since, ',
                  c.is_used, ' now, order ', COALESCE(c.order_id, 'none'))
                FROM before_coupon b JOIN trade_coupon c ON c.coupon_id = b.coupon_id
                LEFT JOIN (SELECT coupon_id, SUM(used) AS used FROM since GROUP BY coupon_id) s
                  ON s.coupon_id = b.coupon_id
                WHERE c.is_used <> b.is_used + COALESCE(s.used, 0) OR (c.is_used = 1) <> (c.order_id IS NOT NULL)"""));
        return breaches;
    }

    private List<String> lines(String sql) {
        return jdbc.queryForList(sql + " LIMIT 20", String.class);
    }
}
