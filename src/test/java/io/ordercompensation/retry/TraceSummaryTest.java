package io.ordercompensation.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TraceSummaryTest {

    @Test
    void namesRouteCausesAndOwnFrames() {
        Exception failure = new IllegalStateException("step\n failed", new SQLException("x".repeat(1000)));

        String summary = TraceSummary.of(failure, "direct://restore-goods");

        assertThat(summary.lines().toList()).first().isEqualTo("in direct://restore-goods");
        assertThat(summary)
                .contains("java.lang.IllegalStateException: step failed\n  at ")
                .contains(TraceSummaryTest.class.getName() + ".namesRouteCausesAndOwnFrames(TraceSummaryTest.java:")
                .contains("caused by java.sql.SQLException: xxx")
                .doesNotContain("x".repeat(201))
                .doesNotContain("org.junit");
    }

    @Test
    void passesOverWrappersThatOnlyRepeatTheirCause() {
        Exception root = new IllegalStateException("no such goods");
        Exception wrapper = new RuntimeException("Processing failed. Caused by: [" + root + "]", root);

        assertThat(TraceSummary.of(new RuntimeException(wrapper), null))
                .startsWith("java.lang.IllegalStateException: no such goods\n  at ")
                .doesNotContain("RuntimeException");
    }

    @Test
    void isBounded() {
        Throwable failure = new Exception("y".repeat(10_000_000));
        for (int depth = 0; depth < 10_000; depth++) {
            failure = new Exception("z".repeat(300), failure);
        }

        assertThat(TraceSummary.of(failure, "r".repeat(10_000))).hasSizeLessThanOrEqualTo(2000);
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void endsInACircle() {
        Exception outer = new Exception("outer");
        outer.initCause(new Exception("inner", outer));

        assertThat(TraceSummary.of(outer, null)).containsOnlyOnce("outer").containsOnlyOnce("inner");

        Exception echo = new Exception("same");
        echo.initCause(new Exception("same", echo));

        assertThat(TraceSummary.of(echo, null)).startsWith("java.lang.Exception: same");
    }
}
