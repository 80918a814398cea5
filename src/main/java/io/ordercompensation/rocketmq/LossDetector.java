package io.ordercompensation.rocketmq;

import java.time.Duration;
import java.time.Instant;

/** Raised by two lost answers in a row: a single one means little. Confined to one thread. */
final class LossDetector {

    private static final int RAISED_BY = 2;

    private int lost;
    private Instant since;

    /** Records an answer, or that it did not come; true if this raised the alarm or ended it. */
    boolean note(boolean answered, Instant now) {
        if (answered) {
            boolean ended = isRaised();
            lost = 0;
            return ended;
        }
        if (lost == 0) {
            since = now;
        }
        lost = Math.min(lost + 1, RAISED_BY + 1);
        return lost == RAISED_BY;
    }

    boolean isRaised() {
        return lost >= RAISED_BY;
    }

    /** When the latest loss began: its first missing answer. */
    Instant since() {
        return since;
    }

    long secondsUntil(Instant now) {
        return Duration.between(since, now).toSeconds();
    }
}
