package io.ordercompensation.reload;

import java.util.function.LongSupplier;

/**
 * Makes failed work rest for a multiple of the time it took. A swap that waits for work in progress holds all other
 * calls meanwhile; retried at once, again and again, it would hold them for good.
 */
final class Backoff {

    private static final int REST_SHARE = 9;

    private final LongSupplier nanos;
    private long restUntil;

    /** @param nanos a clock such as System.nanoTime */
    Backoff(LongSupplier nanos) {
        this.nanos = nanos;
        this.restUntil = nanos.getAsLong();
    }

    long now() {
        return nanos.getAsLong();
    }

    boolean isResting() {
        return nanos.getAsLong() - restUntil < 0;
    }

    /** Rests nine times as long as has passed since that time. */
    void rest(long since) {
        long now = nanos.getAsLong();
        restUntil = now + REST_SHARE * (now - since);
    }
}
