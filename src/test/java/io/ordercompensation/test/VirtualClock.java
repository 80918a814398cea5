package io.ordercompensation.test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until a test moves it; with {@code @Import(VirtualClock.class)} the product reads it. Schedulers and
 * timeouts go on in real time.
 */
public final class VirtualClock extends Clock {

    private volatile Instant now;

    /** Stands at the current time. */
    public VirtualClock() {
        this(Instant.now());
    }

    public VirtualClock(Instant now) {
        this.now = now;
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The product reads instants only");
    }
}
