package io.ordercompensation.support.embedded;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a server's state; not Awaitility, whose thread a shutdown hook could not start. */
final class Poll {

    private static final Duration PAUSE = Duration.ofMillis(10);

    private Poll() {}

    static void until(String state, Duration limit, BooleanSupplier reached) {
        long end = System.nanoTime() + limit.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not within " + limit + ": " + state);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
