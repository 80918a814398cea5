package io.ordercompensation.support.demo;

import java.util.concurrent.atomic.AtomicLong;

/** Order ids that differ from those of earlier runs, whose messages the broker still holds. */
final class OrderIds {

    private static final AtomicLong LAST = new AtomicLong(System.currentTimeMillis() * 1000);

    private OrderIds() {}

    static long next() {
        return LAST.incrementAndGet();
    }
}
