package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.parked.BulkRun.State;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acts on many messages can be watched, stopped and asked for again. Batches are of seven messages. */
class BulkRunsIT extends OperatorIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private BulkRuns runs;

    BulkRunsIT() {
        super(EmbeddedDatabases.mariaDb(), false);
    }

    @Override
    CompensationApp configured(CompensationApp product) {
        return product.with("compensation.parked.max-runs", 2);
    }

    @BeforeEach
    void parkThirty() {
        runs = application.getBean(BulkRuns.class);
        for (long id = base; id < base + 30; id++) {
            parkPaid(id);
        }
    }

    @Test
    void stopAfterTheBatchInHandAndDoTheRestWhenAskedAgain() throws Exception {
        BulkRun asked;
        CompletableFuture<BulkRun> cancelled;
        try (Connection other = holding(base + 10)) {
            asked = runs.replay(Filter.all(), "ann");
            await().atMost(LIMIT)
                    .until(() -> runs.find(asked.id()).orElseThrow().result().taken() == 7);
            cancelled =
                    CompletableFuture.supplyAsync(() -> runs.cancel(asked.id()).orElseThrow());
            await().atMost(LIMIT).until(() -> runs.isCancelled(asked.id()));
            other.rollback();
        }

        BulkRun run = cancelled.get();
        assertThat(run.state()).isEqualTo(State.CANCELLED);
        assertThat(run.result().taken()).isEqualTo(14);
        assertThat(run.result().interrupted()).isTrue();
        assertThat(run.endedAt()).isNotNull();
        assertThat(shop.messages(3)).isEqualTo(16);

        BulkRun rest = end(runs.replay(Filter.all(), "ann"));
        assertThat(rest.state()).isEqualTo(State.DONE);
        assertThat(rest.result().done()).isEqualTo(16);
        assertThat(audit()).hasSize(30);
    }

    @Test
    void sayWhyTheyFailed() {
        BulkRun run;
        shop.jdbc().execute("RENAME TABLE trade_mq_operator_log TO hidden");
        try {
            run = end(runs.discard(Filter.all(), "settled", "ann"));
        } finally {
            shop.jdbc().execute("RENAME TABLE hidden TO trade_mq_operator_log");
        }

        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.failure()).contains("trade_mq_operator_log");
        assertThat(shop.messages(3)).isEqualTo(30);
    }

    @Test
    void areNotTakenWithoutBound() throws Exception {
        BulkRun first;
        BulkRun second;
        try (Connection other = holding(base)) {
            first = runs.replay(Filter.all(), "ann");
            second = runs.replay(Filter.all(), "bob");
            assertThatThrownBy(() -> runs.replay(Filter.all(), "cid"))
                    .isInstanceOf(TooManyRunsException.class)
                    .hasMessageContaining("2 operations");
            assertThat(runs.find(second.id()).orElseThrow().state()).isEqualTo(State.WAITING);
            other.rollback();
        }

        assertThat(end(first).result().done()).isEqualTo(30);
        assertThat(end(second).result().taken()).isZero();
        assertThat(runs.all()).extracting(BulkRun::id).startsWith(second.id(), first.id());
    }

    @Test
    void areRefusedBeforeTheyStartIfSomethingIsMissing() {
        assertThatThrownBy(() -> runs.discard(Filter.all(), " ", "ann")).hasMessageContaining("comment is missing");
        assertThatThrownBy(() -> runs.replay(Filter.all(), null)).hasMessageContaining("operator is missing");
        assertThat(runs.find(12345)).isEmpty();
        assertThat(runs.cancel(12345)).isEmpty();
    }

    private BulkRun end(BulkRun run) {
        return runs.await(run.id(), LIMIT).orElseThrow();
    }

    /** Locks one message, so that the batch with it waits. */
    private Connection holding(long key) throws SQLException {
        Connection connection = CompensationApp.administrator(application).getConnection();
        connection.setAutoCommit(false);
        // By its whole key, or the scan would lock every row.
        connection
                .createStatement()
                .execute("SELECT 1 FROM trade_mq_consumer_log WHERE group_name = 'order_orderTopic_cancel_group'"
                        + " AND msg_tag = 'order_cancel' AND msg_key = '" + key + "' FOR UPDATE");
        return connection;
    }
}
