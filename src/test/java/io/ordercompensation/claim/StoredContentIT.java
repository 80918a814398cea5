package io.ordercompensation.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What enters the consumer log comes out of it byte by byte, or is refused. */
@OnEachDatabase
class StoredContentIT extends ConsumerLogIT {

    StoredContentIT(EmbeddedDatabase database) {
        super(database);
    }

    static Stream<byte[]> bodies() {
        return Stream.concat(
                Stream.of(
                                "",
                                " leading and trailing ",
                                "\uD83D\uDCB0 \u53D6\u6D88 \u00E9",
                                "quotes ' \" ` and backslashes \\ \\n \\u0041 %",
                                "a\0b\0",
                                "line\r\nline\ttab\u2028",
                                "base64:",
                                "base64:AAEC",
                                "null",
                                "[{\"key\":\"1\"}]",
                                ":group :now ? {{x}} ${y}",
                                "\uD83D\uDCB0".repeat(256 * 1024))
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Stream.of(new byte[] {(byte) 0xff, 0, (byte) 0xc3}));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void keepsTheBody(byte[] body) {
        committed(() -> failures.record("1", Delivery.fresh("id", "1", body), "it failed", null, START));

        assertThat(log.leaseDue(1, Duration.ofMinutes(1)).get(0).body()).isEqualTo(body);
    }

    @Test
    void takesKeysOfAHundredCharactersThatDifferInTheLast() {
        String start = "k".repeat(99);

        assertThat(committed(() -> log.claim(List.of(claim(start + "a"), claim(start + "b")), openClaim())))
                .containsExactlyInAnyOrder(start + "a", start + "b");
    }

    @Test
    void refusesLongerKeys() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> committed(() -> log.claim(List.of(claim("k".repeat(101))), openClaim())))
                .withMessageContaining("101 characters");
    }

    @Test
    void takesMessageIdsWhoseEndIsBlankForDifferentMessages() {
        LogEntry plain = LogEntry.rejected(Delivery.fresh("id", null, new byte[0]), "invalid");
        LogEntry blank = LogEntry.rejected(Delivery.fresh("id ", null, new byte[0]), "invalid");

        assertThat(committed(() -> log.insert(List.of(plain, blank)))).hasSize(2);
    }

    @Test
    void cutsRemarkAndMessageIdToTheirColumns() {
        String remark = "\u5E93".repeat(999) + "ab";
        Delivery delivery = Delivery.fresh("i".repeat(300), "1", new byte[0]);

        committed(() -> failures.record("1", delivery, remark, null, START));

        assertThat(row("1")).containsEntry("remark", remark.substring(0, 1000)).containsEntry("id", "i".repeat(255));
    }

    @Test
    void cutsTheRemarkOfALaterFailureToo() {
        fail("1", START);
        Delivery leased = log.leaseDue(1, Duration.ofMinutes(1)).get(0);

        committed(() -> failures.record("1", leased, "r".repeat(2000), null, START));

        assertThat(row("1")).containsEntry("remark", "r".repeat(1000));
    }
}
