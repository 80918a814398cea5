package io.ordercompensation.claim;

import io.ordercompensation.message.Delivery;
import java.nio.charset.StandardCharsets;

/**
 * A message that is to be claimed.
 *
 * @param key the business key: the order id, or what a route of the user's own has for one
 * @param messageId the message's id; cut to its column, because INSERT IGNORE would do that without a word
 * @param body the bytes for the body's column, which are UTF-8; null if the body is not kept
 */
record Claim(String key, String messageId, byte[] body) {

    Claim {
        messageId = LogEntry.messageId(messageId);
    }

    /** Of a message whose body has been read, and so is UTF-8. */
    static Claim ofReadable(String key, Delivery delivery, KeptBodies kept) {
        return new Claim(key, delivery.messageId(), kept == KeptBodies.ALL ? delivery.body() : null);
    }

    /** Bytes of its body. */
    int bytes() {
        return body == null ? 0 : body.length;
    }

    /** Of a message with any body. */
    static Claim of(String key, Delivery delivery) {
        return new Claim(key, delivery.messageId(), delivery.bodyText().getBytes(StandardCharsets.UTF_8));
    }
}
