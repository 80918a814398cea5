package io.ordercompensation.test;

import static org.awaitility.Awaitility.await;

import io.ordercompensation.support.embedded.TestProducer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The topic of {@code order_cancel} messages as an order service sees it, and what became of them. */
public final class OrderTopic implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String TAG = "order_cancel";

    private static final int SUCCESS = 1;
    private static final int PARKED = 3;

    private final TestProducer producer;
    private final String topic;
    private final JdbcTemplate jdbc;

    OrderTopic(String nameServer, String topic, DataSource dataSource) {
        this.producer = new TestProducer(nameServer);
        this.topic = topic;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Sends the {@code order_cancel} message of each order. */
    public void cancel(Order... orders) {
        for (Order order : orders) {
            send(CancelMessage.of(order));
        }
    }

    /** Sends one message and returns its id. */
    public String send(CancelMessage message) {
        return producer.send(topic, TAG, message.keys(), message.body().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Waits up to a minute until everything that the orders took has gone back.
     *
     * @throws IllegalStateException at once if the message of one is parked, with the reason
     */
    public void awaitRestored(Order... orders) {
        await().atMost(LIMIT).untilAsserted(() -> {
            for (Order order : orders) {
                Map<String, Object> row = row(order.key());
                refuseParked(order, row);
                if (!Integer.valueOf(SUCCESS).equals(row.get("status"))) {
                    throw new AssertionError("The cancel of order %s is %s".formatted(order.key(), row));
                }
            }
        });
    }

    /** Waits up to a minute until the order's message is parked, and returns the reason. */
    public String awaitParked(Order order) {
        await().atMost(LIMIT)
                .until(() -> Integer.valueOf(PARKED).equals(row(order.key()).get("status")));
        return (String) row(order.key()).get("remark");
    }

    private static void refuseParked(Order order, Map<String, Object> row) {
        if (Integer.valueOf(PARKED).equals(row.get("status"))) {
            // No AssertionError, which would be waited for.
            throw new IllegalStateException(
                    "The cancel of order %s is parked: %s".formatted(order.key(), row.get("remark")));
        }
    }

    private Map<String, Object> row(String key) {
        List<Map<String, Object>> rows = jdbc.queryForList(
                "SELECT consumer_status AS status, consumer_times AS times, remark FROM trade_mq_consumer_log"
                        + " WHERE msg_key = ?",
                key);
        return rows.isEmpty() ? Map.of() : rows.get(0);
    }

    @Override
    public void close() {
        producer.close();
    }
}
