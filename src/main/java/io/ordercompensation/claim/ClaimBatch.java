package io.ordercompensation.claim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Claims as the parameters of one statement. The bodies travel as one text in which each row has its place: inside the
 * JSON they would be escaped twice, and the server would read through them for each of their row's columns. Text, because
 * the driver sends bytes as hexadecimal digits.
 *
 * @param rows a JSON array of {@code [key, messageId, place of its first byte, number of bytes]}, counted in UTF-8 and from 1; a row
 *     without a body has none
 * @param bodies all bodies, one after the other
 */
record ClaimBatch(String rows, String bodies) {

    private static final JsonFactory JSON = new JsonFactory();

    static ClaimBatch of(List<Claim> claims) {
        StringBuilder bodies = new StringBuilder();
        return new ClaimBatch(json(claims, bodies), bodies.toString());
    }

    private static String json(List<Claim> claims, StringBuilder bodies) {
        StringWriter text = new StringWriter();
        int place = 1;
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Claim claim : claims) {
                json.writeStartArray();
                json.writeString(claim.key());
                json.writeString(claim.messageId());
                if (claim.body() != null) {
                    json.writeNumber(place);
                    json.writeNumber(claim.body().length);
                    place += claim.body().length;
                    bodies.append(new String(claim.body(), StandardCharsets.UTF_8));
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("The claims cannot be written as JSON", e);
        }
        return text.toString();
    }
}
