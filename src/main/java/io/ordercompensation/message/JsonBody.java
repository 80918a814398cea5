package io.ordercompensation.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a JSON object from outside, token by token: data binding would convert what it should refuse, and could not
 * tell a person what was found and what is allowed. Thread-safe.
 */
public final class JsonBody {

    /** The deepest nesting allowed in a field's value. */
    static final int MAX_DEPTH = 20;

    private static final int MAX_PARSER_MESSAGE = 200;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** What happens to an unknown field. */
    public enum Unknown {
        /** It may come from a newer sender. */
        IGNORED,
        /** It may be a typo that changes the meaning. */
        REFUSED
    }

    private final JsonFactory factory;
    private final int maxBytes;
    private final Set<String> known;
    private final Map<String, Set<String>> lists;
    private final Unknown unknown;

    /**
     * Sets what the body may contain.
     *
     * @param maxBytes longer bodies are refused
     * @param known names of the fields that are read
     */
    public JsonBody(int maxBytes, Set<String> known, Unknown unknown) {
        this(maxBytes, known, Map.of(), unknown);
    }

    /**
     * Sets what a body with lists may contain.
     *
     * @param lists names of arrays, each with the fields of its entries; none if the entries are single values
     */
    public JsonBody(int maxBytes, Set<String> known, Map<String, Set<String>> lists, Unknown unknown) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBodyBytes is " + maxBytes + " but must be 1 or more");
        }
        this.maxBytes = maxBytes;
        this.known = Set.copyOf(known);
        this.lists = Map.copyOf(lists);
        this.unknown = unknown;
        this.factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // Senders may invent names, so they are not cached for the life of the process.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                // The size of the body is the limit, and no number is converted before its length is known.
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(maxBytes)
                        .maxNameLength(maxBytes)
                        .maxStringLength(maxBytes)
                        .build())
                .build();
    }

    /**
     * Returns the known fields that are present.
     *
     * @throws RefusedBodyException if the bytes are not one JSON object; its message is the reason
     */
    public JsonFields read(byte[] body) throws RefusedBodyException {
        try {
            return parse(text(body));
        } catch (JsonEOFException cutOff) {
            throw new RefusedBodyException("The body ends in the middle of its JSON" + place(cutOff));
        } catch (JsonProcessingException malformed) {
            throw new RefusedBodyException("The body is not valid JSON" + place(malformed) + ": "
                    + OneLine.of(malformed.getOriginalMessage(), MAX_PARSER_MESSAGE));
        } catch (IOException unforeseen) {
            // No input is known to get here.
            throw new RefusedBodyException("The body cannot be read: " + unforeseen);
        }
    }

    private CharBuffer text(byte[] body) throws RefusedBodyException {
        if (body.length > maxBytes) {
            throw new RefusedBodyException("The body has " + body.length + " bytes but may have at most " + maxBytes);
        }
        CharBuffer text =
                StrictUtf8.decode(body).orElseThrow(() -> new RefusedBodyException("The body is not valid UTF-8"));
        if (text.hasRemaining() && text.get(text.position()) == BYTE_ORDER_MARK) {
            text.get();
        }
        return text;
    }

    private JsonFields parse(CharBuffer text) throws IOException, RefusedBodyException {
        // Parsed from characters: given bytes, Jackson would also detect UTF-16 and UTF-32.
        try (JsonParser json =
                factory.createParser(text.array(), text.arrayOffset() + text.position(), text.remaining())) {
            JsonToken start = json.nextToken();
            if (start == null) {
                throw new RefusedBodyException("The body is empty but must be a JSON object");
            }
            if (start != JsonToken.START_OBJECT) {
                throw new RefusedBodyException(
                        "The body is " + JsonValue.current(json, "").shown() + " but must be a JSON object");
            }
            JsonFields fields = fields(json, "", known);
            if (json.nextToken() != null) {
                throw new RefusedBodyException("The body goes on after its JSON object but must hold nothing else");
            }
            return fields;
        }
    }

    /** @param place what stands before the names of the fields when a reason quotes them */
    private JsonFields fields(JsonParser json, String place, Set<String> names)
            throws IOException, RefusedBodyException {
        Map<String, JsonValue> fields = new HashMap<>();
        Map<String, List<JsonFields>> entries = new HashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (names.contains(name)) {
                fields.put(name, JsonValue.current(json, place + name));
                skip(json, name);
            } else if (place.isEmpty() && lists.containsKey(name)) {
                entries.put(name, list(json, name));
            } else if (unknown == Unknown.IGNORED) {
                skip(json, name);
            } else {
                throw new RefusedBodyException(
                        "The field " + place + OneLine.of(name, JsonValue.MAX_SHOWN) + " is not known");
            }
        }
        return new JsonFields(place, fields, entries);
    }

    /** Null for null. The bound is kept while the list is read, not after. */
    private List<JsonFields> list(JsonParser json, String name) throws IOException, RefusedBodyException {
        JsonValue whole = JsonValue.current(json, name);
        if (whole.token() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (whole.token() != JsonToken.START_ARRAY) {
            throw new RefusedBodyException(name + " is " + whole.shown() + " but must be an array");
        }
        List<JsonFields> entries = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (entries.size() == CancelOrder.MAX_LINES) {
                throw new RefusedBodyException(
                        name + " has more than the " + CancelOrder.MAX_LINES + " entries that are allowed");
            }
            entries.add(entry(json, name, name + "[" + entries.size() + "]"));
        }
        return entries;
    }

    private JsonFields entry(JsonParser json, String list, String place) throws IOException, RefusedBodyException {
        JsonValue value = JsonValue.current(json, place);
        if (lists.get(list).isEmpty()) {
            skip(json, list);
            return new JsonFields(place, Map.of(JsonFields.ITSELF, value), Map.of());
        }
        if (value.token() != JsonToken.START_OBJECT) {
            throw new RefusedBodyException(place + " is " + value.shown() + " but must be an object");
        }
        return fields(json, place + ".", lists.get(list));
    }

    private static void skip(JsonParser json, String name) throws IOException, RefusedBodyException {
        int depth = 0;
        for (JsonToken token = json.currentToken(); ; token = json.nextToken()) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                throw new RefusedBodyException(OneLine.of(name, JsonValue.MAX_SHOWN) + " is nested deeper than the "
                        + MAX_DEPTH + " levels that are allowed");
            }
            if (depth == 0) {
                return;
            }
        }
    }

    private static String place(JsonProcessingException exception) {
        var location = exception.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
