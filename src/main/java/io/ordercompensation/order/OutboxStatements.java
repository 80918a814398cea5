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
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements of {@code sql/outbox}; a file in the user's SQL directory wins over the one in the jar. */
public final class OutboxStatements {

    private static final String DIRECTORY = "outbox";

    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final Path own;
    private final Clock clock;

    /** @param sqlDirectory the user's, which need not exist; its own files stand in {@code outbox} below it */
    public OutboxStatements(JdbcClient jdbc, Path sqlDirectory, Clock clock) {
        this.jdbc = jdbc;
        this.own = sqlDirectory.resolve(DIRECTORY);
        this.clock = clock;
    }

    JdbcClient.StatementSpec named(String name) {
        return jdbc.sql(texts.computeIfAbsent(name, this::load));
    }

    /** UTC. */
    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    LocalDateTime nowMinus(Duration duration) {
        return now().minus(duration);
    }

    private String load(String name) {
        Path file = own.resolve(name + ".sql");
        try {
            return Files.isRegularFile(file)
                    ? Files.readString(file)
                    : new ClassPathResource("sql/" + DIRECTORY + "/" + name + ".sql")
                            .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The statement " + file + " cannot be read", e);
        }
    }
}
