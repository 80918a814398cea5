package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody acts without a name, and nobody discards without saying why. */
class ActTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t", "two\nlines", "\u202eeve"})
    void refusesANameThatNamesNobody(String operator) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Act.replay(Consent.NONE, operator))
                .withMessageContaining("operator");
    }

    @Test
    void takesNamesOfAHundredCharacters() {
        assertThat(Act.edit(Consent.NONE, " " + "n".repeat(100)).operator()).hasSize(100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Act.edit(Consent.NONE, "n".repeat(101)))
                .withMessageContaining("100");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n"})
    void refusesToDiscardWithoutAReason(String comment) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Act.discard(comment, "ann"))
                .withMessageContaining("comment");
    }

    @Test
    void takesCommentsOfAThousandCharacters() {
        assertThat(Act.discard("c".repeat(1000), "ann").comment()).hasSize(1000);
        assertThatIllegalArgumentException().isThrownBy(() -> Act.discard("c".repeat(1001), "ann"));
    }
}
