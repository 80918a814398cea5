package io.ordercompensation.order;

import java.time.Instant;

/**
 * What stands in the outbox unpublished.
 *
 * @param oldest when the first unsent message was written, by its writer's clock; null if there is none or it did not say
 */
record OutboxCounts(long unsent, long refused, Instant oldest) {}
