package io.ordercompensation.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run of the relay did.
 *
 * @param away the topics whose broker does not answer, with the reason; their messages stay as they are
 */
record OutboxResult(
        List<OutboxMessage> sent, List<Failure> failed, List<Refusal> refused, Map<String, String> away, boolean full) {

    /** Could not be published now. */
    record Failure(OutboxMessage message, String remark, Instant nextAttemptAt) {}

    /** Can never be published. */
    record Refusal(OutboxMessage message, String remark) {}

    static final OutboxResult NOTHING = empty(false);

    static OutboxResult empty(boolean full) {
        return new OutboxResult(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), full);
    }

    /** Whether the next run is likely to find messages that this one had no room for. */
    boolean goesOn() {
        return full && !(sent.isEmpty() && failed.isEmpty() && refused.isEmpty());
    }
}
