package io.ordercompensation.claim;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Forms the key under which a message stands in the consumer log. */
public final class MessageKey {

    private static final String PREFIX = "msgId:";
    private static final int MAX_LENGTH = 100;

    private MessageKey() {}

    /** Whether the key stands for a message whose body named no order that could be trusted. */
    public static boolean isWithoutOrder(String key) {
        return key.startsWith(PREFIX);
    }

    /**
     * The key of a message whose body names no order that could be trusted. It is never the order's own id: an invalid
     * message must not stand in the way of the valid one for the same order.
     */
    static String withoutOrder(String messageId) {
        String key = PREFIX + messageId;
        // A sender may choose the message id. One too long for the column is replaced by a name derived from it, and so
        // is
        // one whose end is blank: SQL compares keys without their trailing spaces.
        return key.length() <= MAX_LENGTH && !key.endsWith(" ")
                ? key
                : PREFIX + UUID.nameUUIDFromBytes(messageId.getBytes(StandardCharsets.UTF_8));
    }
}
