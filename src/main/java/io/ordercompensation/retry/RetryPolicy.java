package io.ordercompensation.retry;

import java.time.Instant;
import java.util.Objects;

/** Decides what becomes of a message that failed. */
public interface RetryPolicy {

    /**
     * @param cause why the message failed
     * @param attempts failed attempts, this one included
     * @param now the instant from which the next attempt is counted
     */
    Decision decide(Throwable cause, int attempts, Instant now);

    /** What becomes of the message. */
    sealed interface Decision permits RunAgain, RetryAt, Park {}

    /** The failure was not the message's fault: run it again, and do not count the attempt. */
    record RunAgain() implements Decision {}

    /**
     * Count the attempt and run the message again, not before this instant.
     *
     * @param limit attempts that this policy allows in all, for messages to a person; null if it does not say
     */
    record RetryAt(Instant at, Long limit) implements Decision {
        public RetryAt {
            Objects.requireNonNull(at, "at");
        }

        /** For a policy that has no limit, or does not say which. */
        public RetryAt(Instant at) {
            this(at, null);
        }
    }

    /** Count the attempt and leave the message to an operator, who reads the reason. */
    record Park(String reason) implements Decision {
        public Park {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
