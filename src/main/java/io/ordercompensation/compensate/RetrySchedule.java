package io.ordercompensation.compensate;

import java.time.Duration;

/**
 * How due messages are taken from the consumer log.
 *
 * @param batchSize rows at a time
 * @param lease how long they are held for one instance; also the age at which a row in status 0 counts as left behind
 * @param unfinished what becomes of those
 */
public record RetrySchedule(int batchSize, Duration lease, Unfinished unfinished) {

    /** What becomes of messages that an old listener left in status 0, which it does also after it has restored them. */
    public enum Unfinished {
        /** An operator decides. */
        PARK,
        /** They are restored: only for a listener that is known to leave that status before it gives anything back. */
        RETRY
    }
}
