package io.ordercompensation.parked;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The body of a request, whatever content type a tool gives it. */
public final class RequestText {

    private RequestText() {}

    /**
     * Reads all of it.
     *
     * @throws ErrorResponseException 413 if it has more bytes
     * @throws IllegalArgumentException if it is not UTF-8
     */
    public static String of(InputStream body, int maxBytes) throws IOException {
        byte[] bytes = body.readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw new ErrorResponseException(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    ProblemDetail.forStatusAndDetail(
                            HttpStatus.PAYLOAD_TOO_LARGE,
                            "The body has more than " + maxBytes + " bytes (compensation.max-body-bytes)"),
                    null);
        }
        try {
            // Not new String(): it would replace what is no UTF-8, and the message would say something else.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The body is not UTF-8", e);
        }
    }
}
