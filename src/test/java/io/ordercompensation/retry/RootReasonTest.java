package io.ordercompensation.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RootReasonTest {

    @Test
    void isTheDeepestMessage() {
        assertThat(Causes.rootReason(new RuntimeException(
                        "restore-goods failed", new IllegalStateException(new SQLException("Duplicate entry '17'")))))
                .isEqualTo("SQLException: Duplicate entry '17'");
    }

    @Test
    void isTheLastThatSaysSomething() {
        assertThat(Causes.rootReason(
                        new IllegalStateException("goods 1 is gone", new RuntimeException(new NullPointerException()))))
                .isEqualTo("IllegalStateException: goods 1 is gone");
    }

    @Test
    void isTheNameOfTheDeepestIfNoneSaysAnything() {
        assertThat(Causes.rootReason(new RuntimeException(new NullPointerException())))
                .isEqualTo("NullPointerException");
        assertThat(Causes.rootReason(new RuntimeException(" ") {})).startsWith(RootReasonTest.class.getName() + "$");
    }

    @Test
    void isOneLineOfBoundedLength() {
        assertThat(Causes.rootReason(new Exception(" bad SQL\n\tnear \u0000 x\r\n")))
                .isEqualTo("Exception: bad SQL near \\u0000 x");
        assertThat(Causes.rootReason(new Exception("x".repeat(10_000_000)))).hasSize(400);
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isFoundInACircle() {
        Exception outer = new Exception("outer");
        outer.initCause(new Exception("inner", outer));
        assertThat(Causes.rootReason(outer)).isEqualTo("Exception: inner");
    }
}
