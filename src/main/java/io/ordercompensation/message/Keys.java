package io.ordercompensation.message;

import java.nio.charset.StandardCharsets;

/** A message's KEYS, beside the order that its body names. */
public final class Keys {

    /** Much longer than any order id: what is cut off contradicts every body all the same. */
    private static final int MAX_STORED = 255;

    private Keys() {}

    /** Whether they name something else than the order; none at all contradict nothing. */
    public static boolean contradict(String keys, long orderId) {
        String key = keys == null ? "" : keys.strip();
        return !key.isEmpty() && !key.equals(Long.toString(orderId));
    }

    /** What the consumer log keeps of those of a refused message; empty, not null, if it had none. */
    public static String toStore(String keys) {
        // Through UTF-8, which half of a surrogate pair does not survive: a database would not take it.
        String text =
                keys == null ? "" : new String(keys.strip().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        int end = Math.min(text.length(), MAX_STORED);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
