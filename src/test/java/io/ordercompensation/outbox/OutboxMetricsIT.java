package io.ordercompensation.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the alert rules look at, read by a process far from Greenwich. */
@OnEachDatabase
class OutboxMetricsIT {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final EmbeddedDatabase database;
    private final TimeZone before = TimeZone.getDefault();
    private final VirtualClock clock = new VirtualClock(NOW);
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private JdbcTemplate jdbc;

    OutboxMetricsIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void start() {
        DataSource dataSource = new CompensationApp(database, EmbeddedDatabases.freshSchema(database)).migrated();
        jdbc = new JdbcTemplate(dataSource);
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
        new OutboxMetrics(Relays.statements(dataSource, clock), Relays.scope("orders"), clock).bindTo(registry);
    }

    @AfterEach
    void comeHome() {
        TimeZone.setDefault(before);
    }

    @Test
    void countsWhatWaitsAndTellsTheAgeOfTheOldest() {
        insert("first", 0, "2026-11-24 11:58:30");
        insert("second", 0, "2026-11-24 11:59:59");
        insert("sent", 1, "2026-11-01 00:00:00");
        insert("refused", 2, "2026-11-01 00:00:00");

        assertThat(gauge("unsent")).isEqualTo(2);
        assertThat(gauge("refused")).isEqualTo(1);
        assertThat(age()).isEqualTo(90);

        jdbc.update("UPDATE trade_mq_producer_temp SET msg_status = 1");
        clock.advance(Duration.ofSeconds(6));

        assertThat(gauge("unsent")).isZero();
        assertThat(age()).isZero();
    }

    @Test
    void theAgeIsNeverNegative() {
        insert("of a clock that is ahead", 0, "2026-11-24 12:00:05");

        assertThat(age()).isZero();
    }

    private double gauge(String status) {
        return registry.get("compensation.outbox").tag("status", status).gauge().value();
    }

    private double age() {
        return registry.get("compensation.outbox.oldest.age").timeGauge().value(java.util.concurrent.TimeUnit.SECONDS);
    }

    private void insert(String id, int status, String created) {
        jdbc.update(
                "INSERT INTO trade_mq_producer_temp (id, msg_status, create_time) VALUES (?, ?, ?)",
                id,
                status,
                created);
    }
}
