package io.ordercompensation.outbox;

import java.time.Instant;

/**
 * The unpublished messages in the outbox.
 *
 * @param oldest when the first unsent message was written, by its writer's clock; null if none, or if it has no time
 */
record OutboxCounts(long unsent, long refused, Instant oldest) {

    static final OutboxCounts NONE = new OutboxCounts(0, 0, null);

    OutboxCounts plus(OutboxCounts more) {
        boolean olderHere = more.oldest == null || oldest != null && oldest.isBefore(more.oldest);
        return new OutboxCounts(unsent + more.unsent, refused + more.refused, olderHere ? oldest : more.oldest);
    }
}
