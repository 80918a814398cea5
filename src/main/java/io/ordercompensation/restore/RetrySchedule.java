package io.ordercompensation.restore;

import java.time.Duration;

/**
 * How due messages are taken from the consumer log.
 *
 * @param batchSize rows at a time
 * @param lease how long they are held for one instance; also the age at which a row in status 0 counts as left behind
 */
public record RetrySchedule(int batchSize, Duration lease) {}
