package io.ordercompensation.message;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body that was too long to be kept whole: {@code cut:<length in bytes>:<SHA-256>:<first bytes, as many as are
 * kept>}. The broker's consumer cuts it before it takes memory, and the consumer log stores it in this form. A sender
 * who writes such a body himself is refused in the same way.
 */
final class CutBody {

    private static final int HEAD = 96;
    private static final Pattern CUT = Pattern.compile("cut:([0-9]{1,10}):([0-9a-f]{64}):");

    private CutBody() {}

    static void refuse(byte[] body, int maxBytes) throws RefusedBodyException {
        if (body.length == 0 || body[0] != 'c') {
            return;
        }
        Matcher head = CUT.matcher(new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1));
        if (head.lookingAt()) {
            throw new RefusedBodyException(
                    "The body has %s bytes but may have at most %d; kept are its first %d bytes, its SHA-256 is %s"
                            .formatted(head.group(1), maxBytes, body.length - head.end(), head.group(2)));
        }
    }
}
