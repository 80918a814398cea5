package io.ordercompensation.support.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ordercompensation.support.embedded.TestProducer;
import io.ordercompensation.test.Shop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.DisposableBean;

/** The shop's counter for visitors with curl: take something, send a message, look what became of it. */
final class Counter implements DisposableBean {

    private static final String ORDERS = "/orders";
    private static final String MESSAGES = "/messages";
    private static final String GOODS = "/goods";
    private static final int LONGEST_BODY = 1 << 20;

    private HttpServer server;
    private TestProducer producer;
    private Shop shop;

    void open(Shop shop, String nameServer) throws IOException {
        this.shop = shop;
        producer = new TestProducer(nameServer);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange ->
                        answer(exchange, 404, "Try GET /orders/ID, POST /messages, DELETE /goods/ID, PUT /goods/ID"));
        server.createContext(ORDERS, this::orders);
        server.createContext(MESSAGES, this::messages);
        server.createContext(GOODS, this::goods);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void orders(HttpExchange exchange) throws IOException {
        String id =
                exchange.getRequestURI().getPath().substring(ORDERS.length()).replace("/", "");
        if (id.matches("[0-9]{1,18}")) {
            answer(exchange, 200, state(Long.parseLong(id)));
        } else {
            answer(exchange, 400, "Which order? GET /orders/ID");
        }
    }

    private void messages(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        String id = producer.send(Demo.TOPIC, Demo.TAG, "", body);
        answer(exchange, 202, "Sent to topic " + Demo.TOPIC + " with tag " + Demo.TAG + " as message " + id);
    }

    /** The slip of somebody else that makes messages fail, and its repair. */
    private void goods(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring(GOODS.length()).replace("/", "");
        boolean known = id.matches("[0-9]{1,9}") && Long.parseLong(id) >= 1 && Long.parseLong(id) <= SampleShop.GOODS;
        if (known && "DELETE".equals(exchange.getRequestMethod())) {
            SampleShop.delete(shop, Long.parseLong(id));
            answer(
                    exchange,
                    200,
                    "Goods " + id + " are deleted. Orders that took some of them cannot be restored now.");
        } else if (known && "PUT".equals(exchange.getRequestMethod())) {
            SampleShop.enterAgain(shop, Long.parseLong(id));
            answer(exchange, 200, "Goods " + id + " are entered again.");
        } else {
            answer(exchange, 400, "DELETE /goods/ID or PUT /goods/ID, with ID from 1 to " + SampleShop.GOODS);
        }
    }

    private String state(long order) {
        StringBuilder state = new StringBuilder();
        line(
                state,
                "order",
                "SELECT ELT(order_status + 1, 'unconfirmed', 'confirmed', 'cancelled')"
                        + " FROM trade_order WHERE order_id = ?",
                order);
        line(
                state,
                "goods",
                "SELECT CONCAT(IF(log_type = 1, 'took ', 'got back '), ABS(goods_number), ' of goods ',"
                        + " goods_id) FROM trade_goods_number_log WHERE order_id = ? ORDER BY log_type",
                order);
        line(
                state,
                "coupon",
                "SELECT CONCAT(IF(log_type = 1, 'used coupon ', 'got back coupon '), coupon_id)"
                        + " FROM trade_coupon_log WHERE order_id = ? ORDER BY log_type",
                order);
        line(
                state,
                "balance",
                "SELECT CONCAT(IF(money_log_type = 1, 'took ', 'got back '), use_money, ' of user ',"
                        + " user_id) FROM trade_user_money_log WHERE order_id = ? ORDER BY money_log_type",
                order);
        line(
                state,
                "message",
                "SELECT CONCAT(ELT(consumer_status + 1, 'processing', 'restored', 'failed', 'parked',"
                        + " 'discarded'), COALESCE(CONCAT(': ', remark), '')) FROM trade_mq_consumer_log WHERE msg_key = ?",
                Long.toString(order));
        return state.isEmpty() ? "No such order" : state.toString().stripTrailing();
    }

    private void line(StringBuilder state, String what, String sql, Object key) {
        shop.jdbc()
                .queryForList(sql, String.class, key)
                .forEach(text -> state.append("  %-8s %s%n".formatted(what, text)));
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void destroy() {
        if (server != null) {
            server.stop(0);
            producer.close();
        }
    }
}
