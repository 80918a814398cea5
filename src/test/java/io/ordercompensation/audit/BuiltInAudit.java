package io.ordercompensation.audit;

import io.ordercompensation.message.Subscription;
import io.ordercompensation.sql.StatementRules;
import io.ordercompensation.support.DefaultSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The product's own invariants, asked without the product around them, of whatever schema a test has. */
public final class BuiltInAudit {

    /** A test may end before everything is done that it began; what is done has to be right at once. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final Set<String> WAITS =
            Set.of("message-stuck", "order-unconfirmed-too-long", "outbox-unsent-too-long");

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public BuiltInAudit(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        // Times are stored in whole seconds, rounded: what was written just now may seem to be ahead.
        this.clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(2));
    }

    /** Answers one line for each finding; none if the audit is green. */
    public List<String> findings() {
        Invariants invariants = new Invariants(
                Path.of("none"),
                Set.of("goods", "coupon", "balance", "order", "ledger"),
                Set.of(),
                new StatementRules(Set.of()));
        List<String> findings = new ArrayList<>();
        for (String group : groups()) {
            for (Invariant invariant : invariants.load()) {
                queries(group, WAITS.contains(invariant.name()) ? PATIENCE : Duration.ZERO)
                        .rows(invariant)
                        .forEach(row ->
                                findings.add("%s: %s: %s".formatted(invariant.name(), row.subject(), row.finding())));
            }
        }
        return findings;
    }

    private List<String> groups() {
        List<String> groups = jdbc.queryForList("SELECT DISTINCT group_name FROM trade_mq_consumer_log", String.class);
        return groups.isEmpty() ? List.of("order_orderTopic_cancel_group") : groups;
    }

    private InvariantQueries queries(String group, Duration grace) {
        return new InvariantQueries(
                jdbc.getDataSource(),
                new DataSourceTransactionManager(jdbc.getDataSource()),
                new Subscription(group, "order_cancel"),
                DefaultSettings.of(AuditProperties.class, "compensation.audit", "max-rows=20", "grace=" + grace),
                AuditScope.everything(List.of("orderTopic"), ZoneOffset.UTC),
                clock);
    }
}
