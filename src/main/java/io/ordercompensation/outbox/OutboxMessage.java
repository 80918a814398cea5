package io.ordercompensation.outbox;

/**
 * An unsent row of the outbox, without its body.
 *
 * @param seq the order of publication
 * @param attempts failed ones
 * @param bytes of the body, 0 if there is none
 */
record OutboxMessage(long seq, String id, String topic, String tag, String key, int attempts, long bytes) {

    /** Its name in the log. */
    String name() {
        return "Outbox message %s (%s)".formatted(id, key == null || key.isEmpty() ? "no msg_key" : "order " + key);
    }
}
