package io.ordercompensation.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.Delivery;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes, not rows, say how much travels to the database and back at a time. */
class BodyBoundsTest {

    private final BodyBounds bounds = BodyBounds.of(300, 1000);

    @Test
    void oneStatementTakesWhatFits() {
        List<LogEntry> entries =
                List.of(entry("1", "a", 400), entry("2", "a", 600), entry("3", "a", 1), entry("4", "a", 5000));

        assertThat(bounds.statements(entries))
                .extracting(part -> part.stream().map(LogEntry::key).toList())
                .containsExactly(List.of("1", "2"), List.of("3"), List.of("4"));
        assertThat(bounds.statements(List.of())).isEmpty();
    }

    /** A control character takes six bytes in JSON. */
    @Test
    void countsWhatJsonMakesOfABody() {
        assertThat(bounds.statements(List.of(entry("1", "\u0001", 100), entry("2", "\u0001", 100))))
                .hasSize(2);
        assertThat(bounds.statements(List.of(entry("1", "a", 100), entry("2", "a", 100))))
                .hasSize(1);
    }

    @Test
    void readsBackAsManyAsFitAndOneAlways() {
        assertThat(bounds.first(List.of(new Due("1", 400), new Due("2", 400), new Due("3", 400))))
                .containsExactly("1", "2");
        assertThat(bounds.first(List.of(new Due("1", 16_000_000), new Due("2", 0))))
                .containsExactly("1", "2");
        assertThat(BodyBounds.of(3000, 1000).first(List.of(new Due("1", 3000), new Due("2", 1))))
                .containsExactly("1");
        assertThat(bounds.first(List.of())).isEmpty();
    }

    @Test
    void leavesABodyUnreadThatThisProductDidNotWrite() {
        assertThat(bounds.flaw(416)).isNull();
        assertThat(bounds.flaw(16_000_000)).contains("16000000 bytes", "compensation.max-kept-body-bytes");
    }

    private static LogEntry entry(String key, String character, int length) {
        return LogEntry.parked(
                key, Delivery.fresh("id", key, character.repeat(length).getBytes(UTF_8)), "a reason");
    }
}
