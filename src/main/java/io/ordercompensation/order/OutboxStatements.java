package io.ordercompensation.order;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements of {@code sql/outbox}; a file in the user's SQL directory wins over the one in the jar. */
public final class OutboxStatements {

    private static final String DIRECTORY = "outbox";

    private final JdbcClient jdbc;
    private final UnaryOperator<String> texts;
    private final Clock clock;

    /** @param sqlDirectory the user's, which need not exist; its own files stand in {@code outbox} below it */
    public OutboxStatements(JdbcClient jdbc, Path sqlDirectory, Clock clock) {
        this(jdbc, readOnce(sqlDirectory), clock);
    }

    /** @param texts answers the text of {@code outbox/select-due} that is in force, each time it is run */
    public OutboxStatements(JdbcClient jdbc, UnaryOperator<String> texts, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.clock = clock;
    }

    JdbcClient.StatementSpec named(String name) {
        return jdbc.sql(texts.apply(DIRECTORY + "/" + name));
    }

    /** UTC. */
    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    LocalDateTime nowMinus(Duration duration) {
        return now().minus(duration);
    }

    private static UnaryOperator<String> readOnce(Path sqlDirectory) {
        Map<String, String> texts = new ConcurrentHashMap<>();
        return name -> texts.computeIfAbsent(name, n -> load(sqlDirectory.resolve(n + ".sql"), "sql/" + n + ".sql"));
    }

    private static String load(Path own, String builtIn) {
        try {
            return Files.isRegularFile(own)
                    ? Files.readString(own)
                    : new ClassPathResource(builtIn).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The statement " + own + " cannot be read", e);
        }
    }
}
