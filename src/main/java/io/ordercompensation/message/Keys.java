package io.ordercompensation.message;

import java.nio.charset.StandardCharsets;

/** Compares a message's KEYS with the order that its body names. */
public final class Keys {

    /** Much longer than any order id, so KEYS that are cut contradict every body anyway. */
    private static final int MAX_STORED = 255;

    private Keys() {}

    /** Whether the message has KEYS that name something other than the order. */
    public static boolean contradict(String keys, long orderId) {
        String key = keys == null ? "" : keys.strip();
        return !key.isEmpty() && !key.equals(Long.toString(orderId));
    }

    /** What the consumer log stores of a refused message's KEYS; empty, not null, if it had none. */
    public static String toStore(String keys) {
        // Through UTF-8, which replaces half a surrogate pair: a database would refuse it.
        String text =
                keys == null ? "" : new String(keys.strip().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        int end = Math.min(text.length(), MAX_STORED);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
