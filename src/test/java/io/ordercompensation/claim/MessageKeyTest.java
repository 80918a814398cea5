package io.ordercompensation.claim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.Delivery;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a sender writes into a message, its key fits the column, is its own, and can be typed. */
class MessageKeyTest {

    @Test
    void keepsAnIdAsRocketMqMakesThem() {
        assertThat(key("7F0000010B5C18B4AAC2A1B2C3D40000", null, "x"))
                .matches("msgId:7F0000010B5C18B4AAC2A1B2C3D40000:[0-9a-f]{24}");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\0",
                "a\n",
                "\u001b[2J",
                "\uD83D\uDCB0",
                "\uD800",
                "a/b",
                "a?b",
                "a;b",
                "a%2f",
                "a:b",
                "\u00e9"
            })
    void putsNoOtherIdIntoTheKey(String id) {
        assertThat(key(id, null, "x")).matches("msgId:none:[0-9a-f]{24}");
    }

    @Test
    void fitsTheColumnWhateverTheLength() {
        assertThat(key("i".repeat(64), "k".repeat(10_000), "x")).hasSizeLessThanOrEqualTo(100);
        assertThat(key("i".repeat(65), null, "x")).startsWith("msgId:none:");
    }

    @Test
    void isTheSameForTheSameMessageAlone() {
        List<String> keys = List.of(
                key("a", "b", "c"),
                key("a", "c", "c"),
                key("a", "b", "d"),
                key("a ", "b", "c"),
                key("a b", null, "c"),
                key("a b", "", "cc"),
                key("ab", "", "c"),
                key("", "ab", "c"),
                key("a".repeat(100), null, "c"),
                key("a".repeat(101), null, "c"));

        assertThat(keys).doesNotHaveDuplicates();
        assertThat(key("a", "b", "c")).isEqualTo(keys.get(0));
        assertThat(key(null, null, "c")).isEqualTo(key(" ", null, "c"));
    }

    private static String key(String id, String keys, String body) {
        return MessageKey.withoutOrder(Delivery.fresh(id, keys, body.getBytes(UTF_8)));
    }
}
