package io.ordercompensation.order;

import java.time.Duration;

/**
 * How much is done for one order, and for how many at a time.
 *
 * @param attempts runs of the steps while the infrastructure fails them (deadlocks, lost connections)
 * @param concurrency orders in hand at a time; each needs a connection
 * @param patience how long an order waits for its turn
 */
public record OrderLimits(int attempts, int concurrency, Duration patience) {}
