package io.ordercompensation.claim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Claims as the parameters of one statement. The bodies travel as one string of bytes in which each row has its place:
 * inside the JSON they would be escaped twice, and the server would read through them for each of their row's columns.
 *
 * @param rows a JSON array of {@code [key, messageId, place of its first byte, number of bytes]}; places count from 1, and a row
 *     without a body has none
 * @param bodies all bodies, one after the other
 */
record ClaimBatch(String rows, byte[] bodies) {

    private static final JsonFactory JSON = new JsonFactory();

    static ClaimBatch of(List<Claim> claims) {
        ByteArrayOutputStream bodies = new ByteArrayOutputStream();
        return new ClaimBatch(json(claims, bodies), bodies.toByteArray());
    }

    private static String json(List<Claim> claims, ByteArrayOutputStream bodies) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Claim claim : claims) {
                json.writeStartArray();
                json.writeString(claim.key());
                json.writeString(claim.messageId());
                if (claim.body() != null) {
                    json.writeNumber(bodies.size() + 1);
                    json.writeNumber(claim.body().length);
                    bodies.writeBytes(claim.body());
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
