package io.ordercompensation.message;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** UTF-8 without the silent replacement of malformed bytes that {@code new String} does. */
public final class StrictUtf8 {

    private StrictUtf8() {}

    /** The text, empty if the bytes are not UTF-8. */
    public static Optional<CharBuffer> decode(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)));
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
