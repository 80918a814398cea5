package io.ordercompensation.outbox;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox as a service sees it, which knows nothing of this product's columns. */
final class OutboxRows {

    final JdbcTemplate jdbc;
    private final String topic;

    OutboxRows(DataSource dataSource, String topic) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.topic = topic;
    }

    /** Writes a message of the topic and answers its id. */
    String insert(String key, String body) {
        return insert(topic, key, body);
    }

    String insert(String toTopic, String key, String body) {
        String id = UUID.randomUUID().toString();
        jdbc.update(
                "INSERT INTO trade_mq_producer_temp (id, group_name, msg_topic, msg_tag, msg_key, msg_body, msg_status,"
                        + " create_time) VALUES (?, 'shop', ?, 'order_cancel', ?, ?, 0, UTC_TIMESTAMP())",
                id,
                toTopic,
                key,
                body);
        return id;
    }

    /** Writes messages 1 to {@code each} of keys 1 to {@code keys}, those of one key not next to each other. */
    void insertMany(int keys, int each) {
        for (int number = 1; number <= each; number++) {
            String body = String.valueOf(number);
            List<Object[]> rows = java.util.stream.IntStream.rangeClosed(1, keys)
                    .mapToObj(key -> new Object[] {UUID.randomUUID().toString(), topic, String.valueOf(key), body})
                    .toList();
            jdbc.batchUpdate(
                    "INSERT INTO trade_mq_producer_temp (id, msg_topic, msg_tag, msg_key, msg_body, msg_status,"
                            + " create_time) VALUES (?, ?, 'order_cancel', ?, ?, 0, UTC_TIMESTAMP())",
                    rows);
        }
    }

    int status(String id) {
        return jdbc.queryForObject("SELECT msg_status FROM trade_mq_producer_temp WHERE id = ?", Integer.class, id);
    }

    int attempts(String id) {
        return jdbc.queryForObject("SELECT attempts FROM trade_mq_producer_temp WHERE id = ?", Integer.class, id);
    }

    String remark(String id) {
        return jdbc.queryForObject("SELECT remark FROM trade_mq_producer_temp WHERE id = ?", String.class, id);
    }

    int count(int status) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM trade_mq_producer_temp WHERE msg_status = ?", Integer.class, status);
    }
}
