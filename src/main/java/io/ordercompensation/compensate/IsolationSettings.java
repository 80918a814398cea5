package io.ordercompensation.compensate;

/**
 * How persistent the work on a batch is.
 *
 * @param infrastructureAttempts how often a batch is run while the database answers and fails it nevertheless (deadlocks,
 *     lock timeouts) before it is halved or goes back to the broker
 */
public record IsolationSettings(int infrastructureAttempts) {}
