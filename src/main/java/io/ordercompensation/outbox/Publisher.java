package io.ordercompensation.outbox;

import java.util.List;

/** Publishes messages, and reports the outcome of each. */
public interface Publisher {

    /**
     * Publishes messages of one topic, those of one key in the order of the list. Returns within a bounded time and does
     * not throw.
     *
     * @return one outcome for each message
     */
    List<SendOutcome> publish(String topic, List<OutgoingMessage> messages);
}
