package io.ordercompensation.outbox;

import java.time.Instant;

/**
 * What stands in the outbox unpublished.
 *
 * @param oldest when the first unsent message was written, by its writer's clock; null if there is none or it did not say
 */
record OutboxCounts(long unsent, long refused, Instant oldest) {

    static final OutboxCounts NONE = new OutboxCounts(0, 0, null);

    OutboxCounts plus(OutboxCounts more) {
        boolean olderHere = more.oldest == null || oldest != null && oldest.isBefore(more.oldest);
        return new OutboxCounts(unsent + more.unsent, refused + more.refused, olderHere ? oldest : more.oldest);
    }
}
