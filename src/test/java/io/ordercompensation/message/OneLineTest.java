package io.ordercompensation.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneLineTest {

    @Test
    void spellsOutWhatCannotBeSeen() {
        assertThat(OneLine.of("a\r\n\tb\0\u202e\u2028\uD800c", 100))
                .isEqualTo("a\\r\\n\\tb\\u0000\\u202e\\u2028\\ud800c");
    }

    @Test
    void keepsTextThatFits() {
        assertThat(OneLine.of("0123456789", 10)).isEqualTo("0123456789");
        assertThat(OneLine.of("01234567890", 10)).isEqualTo("0123456...");
    }

    @Test
    void cutsNeitherEscapesNorPairs() {
        assertThat(OneLine.of("12345\0\0", 13)).isEqualTo("12345...");
        assertThat(OneLine.of("1234567\uD83D\uDE00\uD83D\uDE00", 10)).isEqualTo("1234567...");
    }
}
