package io.ordercompensation.pacing;

import java.util.concurrent.TimeUnit;

/**
 * Leaves the database to others for a share of the time: a fixed pause would either hold up consumption on a slow server, or
 * fall behind on a fast one.
 */
public final class RestShare {

    private static final long LONGEST_MILLIS = 10_000;

    private RestShare() {}

    /**
     * How long to rest after some work, in milliseconds, ten seconds at most.
     *
     * @param began when the work began, by {@link System#nanoTime}
     * @param times how many times as long as the work took
     */
    public static long millis(long began, int times) {
        return Math.min(times * TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), LONGEST_MILLIS);
    }
}
