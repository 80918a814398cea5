package io.ordercompensation.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.ordercompensation.message.OneLine;
import io.ordercompensation.message.StrictUtf8;
import java.io.IOException;
import java.io.InputStream;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** The body of a request, whatever content type a tool gives it. */
public final class RequestText {

    private static final int MAX_FIELD = 100;

    private RequestText() {}

    /** What is wrong with the JSON, without naming a class. */
    public static String flaw(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return "it is not JSON";
        }
        String field = mapping.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                .collect(Collectors.joining("."));
        String shown = "'" + OneLine.of(field, MAX_FIELD) + "'";
        return e instanceof UnrecognizedPropertyException unknown
                ? shown + " is not a field; the fields are " + new TreeSet<>(unknown.getKnownPropertyIds())
                : field.isEmpty() ? "it is another kind of JSON" : shown + " has a value that it cannot have";
    }

    /**
     * Reads the whole body.
     *
     * @throws ErrorResponseException 413 if it has more than {@code maxBytes} bytes
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
        // Not new String(), which would replace malformed bytes and so change the message.
        return StrictUtf8.decode(bytes)
                .orElseThrow(() -> new IllegalArgumentException("The body is not UTF-8"))
                .toString();
    }
}
