package io.ordercompensation.claim;

import io.ordercompensation.sql.BuiltInStatements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements on the rows of one consumer group and tag. Times are UTC and come from the application's clock. */
public final class LogStatements {

    private final JdbcClient jdbc;
    private final String group;
    private final String tag;
    private final Clock clock;

    public LogStatements(JdbcClient jdbc, String group, String tag, Clock clock) {
        this.jdbc = jdbc;
        this.group = group;
        this.tag = tag;
        this.clock = clock;
    }

    /** The statement of the file {@code sql/NAME.sql}, with {@code :group} and {@code :tag} bound. */
    public JdbcClient.StatementSpec named(String name) {
        return jdbc.sql(BuiltInStatements.text(name)).param("group", group).param("tag", tag);
    }

    public LocalDateTime now() {
        return utc(clock.instant());
    }

    public LocalDateTime nowPlus(Duration duration) {
        return utc(clock.instant().plus(duration));
    }

    /** Null for null. */
    public static LocalDateTime utc(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
