package io.ordercompensation.claim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of one consumer group and tag. Times are UTC and come from the application's clock. */
public final class OwnRows {

    static final String OWN = " group_name = :group AND msg_tag = :tag ";

    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private final JdbcClient jdbc;
    private final String group;
    private final String tag;
    private final Clock clock;

    public OwnRows(JdbcClient jdbc, String group, String tag, Clock clock) {
        this.jdbc = jdbc;
        this.group = group;
        this.tag = tag;
        this.clock = clock;
    }

    /** The statement with {@code :group} and {@code :tag} bound. */
    JdbcClient.StatementSpec sql(String sql) {
        return jdbc.sql(sql).param("group", group).param("tag", tag);
    }

    /** The statement of the file {@code sql/NAME.sql}, with {@code :group} and {@code :tag} bound. */
    JdbcClient.StatementSpec named(String name) {
        return sql(text(name));
    }

    static String text(String name) {
        return TEXTS.computeIfAbsent(name, OwnRows::load);
    }

    private static String load(String name) {
        try {
            return new ClassPathResource("sql/" + name + ".sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The statement sql/" + name + ".sql cannot be read", e);
        }
    }

    LocalDateTime now() {
        return utc(clock.instant());
    }

    LocalDateTime nowPlus(Duration duration) {
        return utc(clock.instant().plus(duration));
    }

    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
