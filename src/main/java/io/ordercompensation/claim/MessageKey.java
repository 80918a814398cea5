package io.ordercompensation.claim;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.message.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Forms the key under which a message stands in the consumer log. */
public final class MessageKey {

    private static final String PREFIX = "msgId:";
    private static final String NO_PLAIN_ID = "none";
    private static final int DIGEST_BYTES = 12;

    /** What RocketMQ's own ids look like, and what a URL, a JMX console and a log show as it is. */
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private MessageKey() {}

    /** Whether the key stands for a message whose body named no order that could be trusted. */
    public static boolean isWithoutOrder(String key) {
        return key.startsWith(PREFIX);
    }

    /**
     * The key of a message whose body names no order that could be trusted. It is never the order's own id: an invalid
     * message must not stand in the way of the valid one for the same order. Nor may it stand in the way of another
     * invalid one: senders choose message ids, so the same id means the same message only if the content is the same.
     */
    static String withoutOrder(Delivery delivery) {
        String id = delivery.messageId();
        return PREFIX + (PLAIN_ID.matcher(id).matches() ? id : NO_PLAIN_ID) + ":" + digest(delivery);
    }

    private static String digest(Delivery delivery) {
        MessageDigest sha256 = Sha256.begin();
        add(sha256, delivery.messageId());
        add(sha256, delivery.keys());
        sha256.update(delivery.body());
        return HexFormat.of().formatHex(sha256.digest(), 0, DIGEST_BYTES);
    }

    /** Adds the length before the text, so that no other pair of texts gives the same bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
