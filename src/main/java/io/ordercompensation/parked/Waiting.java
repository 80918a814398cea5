package io.ordercompensation.parked;

/**
 * Messages that are not done with.
 *
 * @param parked for an operator
 * @param failed for their next attempt
 */
public record Waiting(long parked, long failed) {}
