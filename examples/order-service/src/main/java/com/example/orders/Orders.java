package com.example.orders;

import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The rows of an order, each step in a transaction of this service. */
@Repository
class Orders {

    private final JdbcClient jdbc;
    private final String topic;

    Orders(JdbcClient jdbc, @Value("${mq.order.topic}") String topic) {
        this.jdbc = jdbc;
        this.topic = topic;
    }

    @Transactional
    public void save(Purchase purchase) {
        jdbc.sql("INSERT INTO trade_order (order_id, user_id, order_status, pay_status, shipping_status, goods_id,"
                        + " goods_number, goods_price, goods_amount, order_amount, add_time)"
                        + " VALUES (:orderId, :userId, 0, 0, 0, :goodsId, :pieces, :price, :price * :pieces, :price * :pieces,"
                        + " UTC_TIMESTAMP())")
                .paramSource(purchase)
                .update();
    }

    /**
     * Takes the stock and writes down that it did: the restore gives back what this row says.
     *
     * @throws NotAvailableException if there are not enough pieces, or the order is cancelled; nothing is taken then
     */
    @Transactional
    public void takeStock(Purchase purchase) {
        // A cancel locks the same row: it finds what is taken here, or this finds the order cancelled.
        int status = jdbc.sql("SELECT order_status FROM trade_order WHERE order_id = :orderId FOR UPDATE")
                .param("orderId", purchase.orderId())
                .query(Integer.class)
                .single();
        int taken = status != 0
                ? 0
                : jdbc.sql("UPDATE trade_goods SET goods_number = goods_number - :pieces"
                                + " WHERE goods_id = :goodsId AND goods_number >= :pieces")
                        .paramSource(purchase)
                        .update();
        if (taken == 0) {
            throw new NotAvailableException(purchase);
        }
        jdbc.sql("INSERT INTO trade_goods_number_log (goods_id, order_id, log_type, goods_number, log_time)"
                        + " VALUES (:goodsId, :orderId, 1, 0 - :pieces, UTC_TIMESTAMP())")
                .paramSource(purchase)
                .update();
    }

    /** Confirms the order and books its delivery. */
    @Transactional
    public void confirm(Purchase purchase) {
        jdbc.sql("UPDATE trade_order SET order_status = 1, confirm_time = UTC_TIMESTAMP()"
                        + " WHERE order_id = :orderId AND order_status = 0")
                .param("orderId", purchase.orderId())
                .update();
        jdbc.sql("INSERT INTO shop_delivery (order_id) VALUES (:orderId)")
                .param("orderId", purchase.orderId())
                .update();
    }

    /** Puts the message that cancels the order into the outbox; order-compensation publishes it, and gives back. */
    @Transactional
    public void cancel(Purchase purchase) {
        jdbc.sql("INSERT INTO trade_mq_producer_temp"
                        + " (id, group_name, msg_topic, msg_tag, msg_key, msg_body, msg_status, create_time)"
                        + " VALUES (:id, 'order-service', :topic, 'order_cancel', :orderId,"
                        + " JSON_OBJECT('orderId', :orderId), 0, UTC_TIMESTAMP())")
                .param("id", UUID.randomUUID().toString())
                .param("topic", topic)
                .param("orderId", purchase.orderId())
                .update();
    }

    /** The stock is short, or somebody has cancelled the order. */
    static final class NotAvailableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotAvailableException(Purchase purchase) {
            super("%d pieces of goods %d cannot be had for order %d"
                    .formatted(purchase.pieces(), purchase.goodsId(), purchase.orderId()));
        }
    }
}
