package io.ordercompensation.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.FileNotFoundException;
import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailurePatternTest {

    private static final Exception LOST = new RuntimeException(
            "step failed", new IllegalStateException("goods 17 are gone", new FileNotFoundException("stock.csv")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.RuntimeException",
                "IllegalStateException",
                "java.lang.IllegalStateException",
                "FileNotFoundException",
                "java.io.IOException",
                "Throwable",
                "java.io.Serializable"
            })
    void matchesTheFailureItsCausesAndWhatTheyExtend(String exception) {
        assertThat(matches(exception, null, LOST)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IllegalState", "lang.IllegalStateException", "java.sql.SQLException", "no.such.Failure"})
    void matchesNoOtherName(String exception) {
        assertThat(matches(exception, null, LOST)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OutOfScoreException",
                "io.ordercompensation.retry.FailurePatternTest.OutOfScoreException",
                "io.ordercompensation.retry.FailurePatternTest$OutOfScoreException"
            })
    void knowsANestedClassByEachOfItsNames(String exception) {
        assertThat(matches(exception, null, new OutOfScoreException())).isTrue();
    }

    @Test
    void searchesTheMessageOfThatSameException() {
        assertThat(matches("IllegalStateException", "goods \\d+ are", LOST)).isTrue();
        assertThat(matches("IllegalStateException", "stock", LOST)).isFalse();
        assertThat(matches("FileNotFoundException", "^stock\\.csv$", LOST)).isTrue();
        assertThat(matches("NullPointerException", "", new NullPointerException()))
                .as("no message")
                .isFalse();
    }

    @Test
    void findsTheErrorOfARowBehindThatOfItsBatch() {
        SQLException batch = new BatchUpdateException("batch", null, 0, new int[0]);
        batch.setNextException(new SQLDataException("goods_number is out of range"));

        assertThat(matches("SQLDataException", "out of range", new RuntimeException(batch)))
                .isTrue();
    }

    @Test
    @Timeout(10)
    void endsWhereTheCausesFormACircle() {
        Exception one = new IllegalStateException("one");
        Exception other = new IllegalArgumentException("other", one);
        one.initCause(other);

        assertThat(matches("SQLException", null, one)).isFalse();
    }

    @Test
    void survivesAnExpressionThatIsTooDeepForTheMessage() {
        Exception statement = new IllegalStateException("goods 1: " + "ab".repeat(1_000_000));

        assertThatCode(() -> matches("IllegalStateException", "^goods 1: (a|b)*$", statement))
                .doesNotThrowAnyException();
        assertThat(matches("IllegalStateException", "^goods 1: [ab]*$", statement))
                .isTrue();
    }

    private static boolean matches(String exception, String message, Throwable failure) {
        return new FailurePattern(exception, message == null ? null : Pattern.compile(message)).matches(failure);
    }

    private static final class OutOfScoreException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
