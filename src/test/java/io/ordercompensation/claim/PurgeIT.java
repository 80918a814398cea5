package io.ordercompensation.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.Subscription;
import io.ordercompensation.support.DefaultSettings;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Only old success rows of the own group go, a bounded number at a time. */
@OnEachDatabase
class PurgeIT {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration AGE = Duration.ofDays(30);

    private final EmbeddedDatabase database;
    private LocalDateTime since = LocalDateTime.of(1000, 1, 1, 0, 0);
    private JdbcTemplate jdbc;
    private Purge purge;

    PurgeIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        DataSource dataSource = new CompensationApp(database, EmbeddedDatabases.freshSchema(database)).migrated();
        jdbc = new JdbcTemplate(dataSource);
        purge = new Purge(
                new LogStatements(
                        JdbcClient.create(dataSource),
                        new Subscription("group", "tag"),
                        Clock.fixed(NOW, ZoneOffset.UTC)),
                new TransactionTemplate(new DataSourceTransactionManager(dataSource)),
                DefaultSettings.of(RetentionProperties.class, "compensation.retention", "age=" + AGE, "batch-size=10"),
                () -> since);
    }

    @Test
    void deletesSuccessesOlderThanTheAgeAndNothingElse() {
        insert("group", "old", Status.SUCCESS.code(), "2026-10-23 11:59:59");
        insert("group", "young", Status.SUCCESS.code(), "2026-10-23 12:00:01");
        insert("group", "failed", Status.FAILED.code(), "2020-01-01 00:00:00");
        insert("group", "parked", Status.PARKED.code(), "2020-01-01 00:00:00");
        insert("group", "discarded", Status.DISCARDED.code(), "2020-01-01 00:00:00");
        insert("another group", "old", Status.SUCCESS.code(), "2020-01-01 00:00:00");

        assertThat(purge.batch().rows()).isEqualTo(1);

        assertThat(jdbc.queryForList("SELECT msg_key FROM trade_mq_consumer_log", String.class))
                .containsExactlyInAnyOrder("young", "failed", "parked", "discarded", "old");
        assertThat(purge.batch().rows()).isZero();
    }

    @Test
    void leavesAloneWhatWasDoneBeforeTheAdoption() {
        since = LocalDateTime.of(2026, 9, 1, 12, 0);
        insert("group", "before", Status.SUCCESS.code(), "2026-09-01 11:59:59");
        insert("group", "after", Status.SUCCESS.code(), "2026-09-01 12:00:01");

        assertThat(purge.batch().rows()).isEqualTo(1);

        assertThat(jdbc.queryForList("SELECT msg_key FROM trade_mq_consumer_log", String.class))
                .containsExactly("before");
        assertThat(purge.batch()).matches(batch -> batch.rows() == 0 && !batch.full());
    }

    @Test
    void deletesTheOldestFirstABatchAtATime() {
        for (int day = 1; day <= 25; day++) {
            insert("group", "day " + day, Status.SUCCESS.code(), "2026-01-%02d 00:00:00".formatted(day));
        }

        assertThat(purge.batch().rows()).isEqualTo(10);
        assertThat(jdbc.queryForObject("SELECT MIN(consumer_timestamp) FROM trade_mq_consumer_log", String.class))
                .startsWith("2026-01-11");
        assertThat(purge.batch().rows()).isEqualTo(10);
        assertThat(purge.batch().rows()).isEqualTo(5);
        assertThat(purge.batch().rows()).isZero();
    }

    private void insert(String group, String key, int status, String changedAt) {
        jdbc.update(
                "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, consumer_status, consumer_timestamp)"
                        + " VALUES (?, 'tag', ?, ?, ?)",
                group,
                key,
                status,
                changedAt);
    }
}
