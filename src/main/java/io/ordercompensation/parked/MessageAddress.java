package io.ordercompensation.parked;

import io.ordercompensation.message.StrictUtf8;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The form of a message's key for URLs and JMX consoles. A sender, or an old listener, may have chosen a key that
 * neither can carry: empty, or with a slash or a line break.
 */
final class MessageAddress {

    private static final String ENCODED = "id:";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9:_-]+");

    private MessageAddress() {}

    /** The key itself, if it is plain; else {@code id:} and the key as URL-safe Base64. */
    static String of(String key) {
        return PLAIN.matcher(key).matches() && !key.startsWith(ENCODED)
                ? key
                : ENCODED
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The key behind an address. Any other text is taken for the key itself, so that a key may also be typed as it is.
     *
     * @throws IllegalArgumentException if it is blank, which in a console is more often a mistake
     */
    static String keyOf(String address) {
        if (address == null || address.isBlank()) {
            throw new IllegalArgumentException("key is missing: name the message, as the list of parked messages does");
        }
        if (address.startsWith(ENCODED)) {
            String key = decoded(address.substring(ENCODED.length()));
            if (key != null && of(key).equals(address)) {
                return key;
            }
        }
        return address;
    }

    private static String decoded(String base64) {
        try {
            return StrictUtf8.decode(Base64.getUrlDecoder().decode(base64))
                    .map(CharBuffer::toString)
                    .orElse(null);
        } catch (IllegalArgumentException typedAsItIs) {
            return null;
        }
    }
}
