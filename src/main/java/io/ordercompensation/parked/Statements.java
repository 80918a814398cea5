package io.ordercompensation.parked;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements of {@code sql/parked}, for the messages of one consumer group and tag. */
final class Statements {

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final String group;
    private final String tag;
    private final Clock clock;

    Statements(JdbcClient jdbc, String group, String tag, Clock clock) {
        this.jdbc = jdbc;
        this.group = group;
        this.tag = tag;
        this.clock = clock;
    }

    /** The statement of that file with {@code :group} and {@code :tag} bound. */
    JdbcClient.StatementSpec named(String name) {
        return jdbc.sql(texts.computeIfAbsent(name, Statements::load))
                .param("group", group)
                .param("tag", tag);
    }

    LocalDateTime now() {
        return utc(clock.instant());
    }

    static LocalDateTime utc(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static String load(String name) {
        try {
            return new ClassPathResource("sql/parked/" + name + ".sql").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The statement sql/parked/" + name + ".sql cannot be read", e);
        }
    }
}
