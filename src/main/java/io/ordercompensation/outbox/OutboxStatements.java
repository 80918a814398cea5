package io.ordercompensation.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements of {@code sql/outbox}; a file in the user's SQL directory wins over the one in the jar. */
public final class OutboxStatements {

    private static final String DIRECTORY = "outbox";

    private final JdbcClient jdbc;
    private final UnaryOperator<String> texts;
    private final Clock clock;

    /** @param texts returns the text in force of a name such as {@code outbox/select-due}, at each run */
    public OutboxStatements(JdbcClient jdbc, UnaryOperator<String> texts, Clock clock) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.clock = clock;
    }

    public JdbcClient.StatementSpec named(String name) {
        return jdbc.sql(texts.apply(DIRECTORY + "/" + name));
    }

    /** UTC. */
    public LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    LocalDateTime nowMinus(Duration duration) {
        return now().minus(duration);
    }
}
