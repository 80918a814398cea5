package io.ordercompensation.management;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** A password was not even checked, because too many wrong ones came before it. */
final class ThrottledException extends AuthenticationException {

    private final transient Duration wait;

    ThrottledException(Duration wait) {
        super("Too many wrong passwords; ask again in " + seconds(wait) + " s");
        this.wait = wait;
    }

    /** For the header Retry-After. */
    long retryAfter() {
        return seconds(wait);
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
