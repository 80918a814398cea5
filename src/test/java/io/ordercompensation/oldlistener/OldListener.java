package io.ordercompensation.oldlistener;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hand-written listener that the product replaces, with its faults: one message at a time, every statement its own
 * transaction, a row of the consumer log that goes from processing to done, and a catch that counts an attempt and leaves
 * the row in processing. On the course's key that is every cancel, since the deduction has the place of its log row.
 */
public final class OldListener implements MessageListenerConcurrently, AutoCloseable {

    public static final String TAG = "order_cancel";

    private static final Logger LOG = LoggerFactory.getLogger(OldListener.class);
    private static final int THREADS = 20;
    private static final int OFTEN_MILLIS = 1_000;
    private static final int DONE = 1;
    private static final int FAILED = 2;
    private static final int MOST_ATTEMPTS = 3;

    /** Ids are longer where the sender has no other address than one of IPv6. The servers of its time cut them. */
    private static final int OLD_COLUMN = 50;

    private static final String OWN = " WHERE group_name = ? AND msg_tag = ? AND msg_key = ?";

    private final DataSource dataSource;
    private final String group;
    private final Writing writing;
    private final AtomicInteger received = new AtomicInteger();
    private Runnable beforeItTakes = () -> {};
    private Runnable beforeStockIsWritten = () -> {};
    private DefaultMQPushConsumer consumer;

    public OldListener(DataSource dataSource, String group, Writing writing) {
        this.dataSource = dataSource;
        this.group = group;
        this.writing = writing;
    }

    /** What happens between its look at the consumer log and its own row there. */
    public OldListener beforeItTakes(Runnable event) {
        this.beforeItTakes = event;
        return this;
    }

    /** What happens between its look at the stock and its write. */
    public OldListener beforeStockIsWritten(Runnable event) {
        this.beforeStockIsWritten = event;
        return this;
    }

    /** Consumes; a group that is new, or that keeps its own offsets, begins with the first message. */
    public OldListener start(String nameServer, String topic, MessageModel model) throws MQClientException {
        consumer = new DefaultMQPushConsumer(group);
        consumer.setNamesrvAddr(nameServer);
        // Two clients of one name in one JVM confuse each other, and so do the offsets of two runs.
        consumer.setInstanceName(UUID.randomUUID().toString());
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setMessageModel(model);
        consumer.setPollNameServerInterval(OFTEN_MILLIS);
        consumer.setHeartbeatBrokerInterval(OFTEN_MILLIS);
        consumer.setConsumeThreadMin(THREADS);
        consumer.setConsumeThreadMax(THREADS);
        consumer.setConsumeMessageBatchMaxSize(1);
        consumer.subscribe(topic, TAG);
        consumer.registerMessageListener(this);
        consumer.start();
        return this;
    }

    /** Deliveries that it has come to an end with, whatever it did. */
    public int received() {
        return received.get();
    }

    @Override
    public ConsumeConcurrentlyStatus consumeMessage(List<MessageExt> messages, ConsumeConcurrentlyContext context) {
        for (MessageExt message : messages) {
            consume(message.getMsgId(), message.getKeys(), message.getBody());
            received.incrementAndGet();
        }
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    }

    /** Whatever happens, the broker hears of success. */
    public void consume(String id, String key, byte[] body) {
        try (Connection connection = dataSource.getConnection()) {
            Statements sql = new Statements(connection);
            try {
                if (take(sql, id, key, body)) {
                    new OldRestore(sql, CancelBody.read(body), writing, beforeStockIsWritten).run();
                    sql.write(
                            "UPDATE trade_mq_consumer_log SET consumer_status = 1, consumer_timestamp = ?" + OWN,
                            OldRestore.now(),
                            group,
                            TAG,
                            key);
                }
            } catch (Exception e) {
                LOG.debug("Order {} failed", key, e);
                fail(sql, id, key, body);
            }
        } catch (SQLException e) {
            LOG.warn("Order {} failed, and that could not be written", key, e);
        }
    }

    private boolean take(Statements sql, String id, String key, byte[] body) throws SQLException {
        Object status = sql.read("SELECT consumer_status FROM trade_mq_consumer_log" + OWN, group, TAG, key);
        beforeItTakes.run();
        if (status == null) {
            insert(sql, id, key, body, 0, 0);
            return true;
        }
        int code = ((Number) status).intValue();
        if (code == DONE || code == 0) {
            return false;
        }
        if (code == FAILED) {
            int times = sql.number("SELECT consumer_times FROM trade_mq_consumer_log" + OWN, group, TAG, key);
            return times <= MOST_ATTEMPTS
                    && sql.write(
                                    "UPDATE trade_mq_consumer_log SET consumer_status = 0" + OWN
                                            + " AND consumer_times = ?",
                                    group,
                                    TAG,
                                    key,
                                    times)
                            == 1;
        }
        // It has never heard of another status.
        return true;
    }

    private void fail(Statements sql, String id, String key, byte[] body) throws SQLException {
        if (sql.read("SELECT consumer_status FROM trade_mq_consumer_log" + OWN, group, TAG, key) == null) {
            insert(sql, id, key, body, FAILED, 1);
        } else {
            sql.write("UPDATE trade_mq_consumer_log SET consumer_times = consumer_times + 1" + OWN, group, TAG, key);
        }
    }

    private void insert(Statements sql, String id, String key, byte[] body, int status, int times) throws SQLException {
        sql.write(
                "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_id, msg_body, consumer_status,"
                        + " consumer_times) VALUES (?, ?, ?, ?, ?, ?, ?)",
                group,
                TAG,
                key,
                id.substring(0, Math.min(OLD_COLUMN, id.length())),
                new String(body, StandardCharsets.UTF_8),
                status,
                times);
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.shutdown();
        }
    }
}
