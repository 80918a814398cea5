package io.ordercompensation.support.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.ordercompensation.oldlistener.OldListener;
import io.ordercompensation.oldlistener.Writing;
import java.util.List;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.remoting.protocol.heartbeat.MessageModel;
import org.springframework.jdbc.core.JdbcTemplate;

/** The process of a contender that is not the product. */
public final class Baselines {

    /** The first argument of such a process. */
    public static final String NAME = "benchmark-baseline";

    private static final int RAW_BATCH = 256;
    private static final int OLD_LISTENER_CONNECTIONS = 20;

    private Baselines() {}

    /**
     * Works until the process that started it ends it, or ends itself.
     *
     * @param arguments the contender's name and its {@link Assignment}
     */
    public static void run(List<String> arguments) {
        // Nobody else would end it, should the benchmark be killed.
        ProcessHandle.current().parent().orElseThrow().onExit().thenRun(() -> Runtime.getRuntime()
                .halt(1));
        Assignment assignment = Assignment.of(arguments.subList(1, arguments.size()));
        try {
            switch (Contender.valueOf(arguments.get(0))) {
                case OLD_LISTENER -> oldListener(assignment);
                case STOCK_CAMEL -> StockCamel.start(assignment);
                case RAW_SQL -> new RawSql(assignment, RAW_BATCH).restoreAll();
                case ACKNOWLEDGE_ONLY -> new AcknowledgeOnly(assignment).start();
                case PRODUCT -> throw new IllegalArgumentException("The product runs from its jar");
            }
            Thread.currentThread().join();
        } catch (Exception e) {
            throw new IllegalStateException("The contender " + arguments.get(0) + " failed", e);
        }
    }

    /**
     * It loses no update, without which the books would not balance, and its rows get the time by which they are counted,
     * though it does not know the column.
     */
    private static void oldListener(Assignment assignment) throws MQClientException {
        HikariDataSource pool = assignment.pool(OLD_LISTENER_CONNECTIONS);
        new JdbcTemplate(pool)
                .execute("ALTER TABLE trade_mq_consumer_log ALTER COLUMN created_at SET DEFAULT (UTC_TIMESTAMP(3))");
        new OldListener(pool, assignment.group(), Writing.COMPARE_AND_SET)
                .start(assignment.nameServer(), assignment.topic(), MessageModel.CLUSTERING);
    }
}
