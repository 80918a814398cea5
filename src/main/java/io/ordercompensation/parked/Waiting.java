package io.ordercompensation.parked;

/**
 * How many messages are not done.
 *
 * @param parked waiting for an operator
 * @param failed waiting for their next attempt
 */
public record Waiting(long parked, long failed) {}
