package io.ordercompensation.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Only messages sent long ago go, a bounded number at a time. */
@OnEachDatabase
class SentPurgeIT {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final EmbeddedDatabase database;
    private DataSource dataSource;
    private JdbcTemplate jdbc;
    private SentPurge purge;

    SentPurgeIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        dataSource = new CompensationApp(database, EmbeddedDatabases.freshSchema(database)).migrated();
        jdbc = new JdbcTemplate(dataSource);
        purge = purge(Relays.scope("orders"));
    }

    @Test
    void deletesWhatWasSentLongAgoAndNothingElse() {
        insert("old", 1, "2026-11-15 11:59:59");
        insert("young", 1, "2026-11-15 12:00:01");
        insert("unsent", 0, null);
        insert("refused", 2, null);
        insert("published by somebody else", 1, null);

        assertThat(purge.batch().rows()).isEqualTo(1);

        assertThat(jdbc.queryForList("SELECT id FROM trade_mq_producer_temp", String.class))
                .containsExactlyInAnyOrder("young", "unsent", "refused", "published by somebody else");
        assertThat(jdbc.queryForObject(
                        "SELECT sent_at FROM trade_mq_producer_temp WHERE id = 'published by somebody else'",
                        String.class))
                .as("from when on it ages")
                .startsWith("2026-11-22 12:00:00");
        assertThat(purge.batch().rows()).isZero();
    }

    @Test
    void deletesTheOldestFirstABatchAtATime() {
        for (int day = 1; day <= 25; day++) {
            insert("day " + day, 1, "2026-01-%02d 00:00:00".formatted(day));
        }

        assertThat(purge.batch()).matches(batch -> batch.rows() == 10 && batch.full());
        assertThat(jdbc.queryForObject("SELECT MIN(sent_at) FROM trade_mq_producer_temp", String.class))
                .startsWith("2026-01-11");
        assertThat(purge.batch().rows()).isEqualTo(10);
        assertThat(purge.batch()).matches(batch -> batch.rows() == 5 && !batch.full());
    }

    @Test
    void leavesWhatIsOlderThanTheAdoptionAndTheMessagesOfOtherTopics() {
        insert("of before", 1, "2026-01-01 00:00:00");
        insert("of before, without a time", 1, null);
        long adopted = jdbc.queryForObject("SELECT MAX(seq) FROM trade_mq_producer_temp", Long.class);
        insert("ours", 1, "2026-01-01 00:00:00");
        insert("theirs", 1, "2026-01-01 00:00:00");
        insert("theirs, without a time", 1, null);
        jdbc.update("UPDATE trade_mq_producer_temp SET msg_topic = 'crm' WHERE id LIKE 'theirs%'");

        SentPurge later = purge(new OutboxScope(List.of("orders"), () -> Long.MIN_VALUE, () -> adopted));
        assertThat(later.batch().rows()).isEqualTo(1);
        assertThat(later.batch().rows()).isZero();

        assertThat(jdbc.queryForList("SELECT id FROM trade_mq_producer_temp WHERE sent_at IS NULL", String.class))
                .containsExactlyInAnyOrder("of before, without a time", "theirs, without a time");
        assertThat(jdbc.queryForList(
                        "SELECT id FROM trade_mq_producer_temp WHERE sent_at < ?", String.class, "2026-02-01"))
                .containsExactlyInAnyOrder("of before", "theirs");
    }

    private SentPurge purge(OutboxScope scope) {
        return Relays.purge(
                dataSource,
                Relays.statements(dataSource, Clock.fixed(NOW, ZoneOffset.UTC)),
                scope,
                Duration.ofDays(7),
                10);
    }

    private void insert(String id, int status, String sentAt) {
        jdbc.update(
                "INSERT INTO trade_mq_producer_temp (id, msg_topic, msg_key, msg_status, sent_at, create_time)"
                        + " VALUES (?, 'orders', '1', ?, ?, '2020-01-01 00:00:00')",
                id,
                status,
                sentAt);
    }
}
