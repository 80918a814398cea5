package io.ordercompensation.oldlistener;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** What the old listener gives back for one cancel, step by step, and its log of it at the end. */
final class OldRestore {

    private final Statements sql;
    private final CancelBody body;
    private final Writing writing;
    private final Runnable beforeStockIsWritten;

    OldRestore(Statements sql, CancelBody body, Writing writing, Runnable beforeStockIsWritten) {
        this.sql = sql;
        this.body = body;
        this.writing = writing;
        this.beforeStockIsWritten = beforeStockIsWritten;
    }

    void run() throws SQLException {
        restock();
        returnCoupon();
        refund();
        cancelOrder();
        logGoods();
    }

    private void restock() throws SQLException {
        int written = 0;
        while (written == 0) {
            Object before = sql.read("SELECT goods_number FROM trade_goods WHERE goods_id = ?", body.goodsId());
            beforeStockIsWritten.run();
            written = writing == Writing.ADD
                    ? sql.write(
                            "UPDATE trade_goods SET goods_number = goods_number + ? WHERE goods_id = ?",
                            body.goodsNumber(),
                            body.goodsId())
                    : sql.write(
                            "UPDATE trade_goods SET goods_number = ? WHERE goods_id = ?" + only("goods_number", before),
                            ((Number) before).intValue() + body.goodsNumber(),
                            body.goodsId());
        }
    }

    private void returnCoupon() throws SQLException {
        if (sql.read("SELECT coupon_id FROM trade_coupon WHERE coupon_id = ?", body.couponId()) != null) {
            sql.write(
                    "UPDATE trade_coupon SET is_used = 0, order_id = NULL, used_time = NULL WHERE coupon_id = ?",
                    body.couponId());
        }
    }

    private void refund() throws SQLException {
        String logged = "SELECT COUNT(*) FROM trade_user_money_log WHERE user_id = ? AND order_id = ?"
                + " AND money_log_type = ?";
        if (sql.number(logged, body.userId(), body.orderId(), 1) != 1
                || sql.number(logged, body.userId(), body.orderId(), 2) != 0) {
            return;
        }
        int written = 0;
        while (written == 0) {
            if (writing == Writing.ADD) {
                written = sql.write(
                        "UPDATE trade_user SET user_money = user_money + ? WHERE user_id = ?",
                        body.userMoney(),
                        body.userId());
                continue;
            }
            BigDecimal before =
                    (BigDecimal) sql.read("SELECT user_money FROM trade_user WHERE user_id = ?", body.userId());
            written = sql.write(
                    "UPDATE trade_user SET user_money = ? WHERE user_id = ?" + only("user_money", before),
                    before.add(body.userMoney()),
                    body.userId());
        }
        sql.write(
                "INSERT INTO trade_user_money_log (user_id, order_id, money_log_type, use_money, create_time)"
                        + " VALUES (?, ?, 2, ?, ?)",
                body.userId(),
                body.orderId(),
                body.userMoney(),
                now());
    }

    private void cancelOrder() throws SQLException {
        Object status = sql.read("SELECT order_status FROM trade_order WHERE order_id = ?", body.orderId());
        if (status instanceof Number number && number.intValue() < 2) {
            sql.write("UPDATE trade_order SET order_status = 2 WHERE order_id = ?", body.orderId());
        }
    }

    /** Without a type: on the course's key the deduction has the place. */
    private void logGoods() throws SQLException {
        sql.write(
                "INSERT INTO trade_goods_number_log (goods_id, order_id, goods_number, log_time) VALUES (?, ?, ?, ?)",
                body.goodsId(),
                body.orderId(),
                body.goodsNumber(),
                now());
    }

    /** In the text, so that the statement has the same parameters either way. */
    private String only(String column, Object before) {
        return writing == Writing.COMPARE_AND_SET ? " AND " + column + " = " + before : "";
    }

    static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }
}
