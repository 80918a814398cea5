package io.ordercompensation.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The JSON of an order cancel, token by token: data binding would convert what it should refuse, and could not tell the
 * operator what was found and what is allowed.
 */
final class CancelOrderJson {

    /** Of an unknown field's value. */
    static final int MAX_DEPTH = 20;

    private static final Set<String> KNOWN =
            Set.of("orderId", "couponId", "goodsId", "goodsNumber", "goodsNum", "userId", "userMoney", "moneyPaid");

    private final JsonFactory factory;

    CancelOrderJson(int maxBodyChars) {
        factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // Senders may invent names: they are not worth remembering, let alone for the life of the process.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                // The size of the body is the limit, and no number is converted before its length is known.
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(maxBodyChars)
                        .maxNameLength(maxBodyChars)
                        .maxStringLength(maxBodyChars)
                        .build())
                .build();
    }

    CancelOrder parse(CharBuffer text) throws IOException, Refused {
        // From characters: from bytes Jackson would guess at UTF-16 and UTF-32 too.
        try (JsonParser json =
                factory.createParser(text.array(), text.arrayOffset() + text.position(), text.remaining())) {
            JsonToken start = json.nextToken();
            if (start == null) {
                throw new Refused("The body is empty but must be a JSON object");
            }
            if (start != JsonToken.START_OBJECT) {
                throw new Refused("The body is " + JsonValue.current(json, "").shown() + " but must be a JSON object");
            }
            CancelOrder order = order(json);
            if (json.nextToken() != null) {
                throw new Refused("The body goes on after its JSON object but must hold nothing else");
            }
            return order;
        }
    }

    private static CancelOrder order(JsonParser json) throws IOException, Refused {
        Map<String, JsonValue> fields = new HashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (KNOWN.contains(name)) {
                fields.put(name, JsonValue.current(json, name));
            } else {
                skip(json, name);
            }
        }
        Long orderId = one(fields, "orderId", JsonValue::id);
        if (orderId == null) {
            throw new Refused("orderId is missing or null but every message must name the order to cancel");
        }
        return new CancelOrder(
                orderId,
                one(fields, "couponId", JsonValue::id),
                one(fields, "goodsId", JsonValue::id),
                either(fields, "goodsNumber", "goodsNum", JsonValue::count),
                one(fields, "userId", JsonValue::id),
                either(fields, "userMoney", "moneyPaid", JsonValue::money));
    }

    private static void skip(JsonParser json, String name) throws IOException, Refused {
        int depth = 0;
        for (JsonToken token = json.currentToken(); ; token = json.nextToken()) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                throw new Refused(OneLine.of(name, JsonValue.MAX_SHOWN) + " is nested deeper than the " + MAX_DEPTH
                        + " levels that are allowed");
            }
            if (depth == 0) {
                return;
            }
        }
    }

    private static <T> T one(Map<String, JsonValue> fields, String name, Typed<T> typed) throws Refused {
        JsonValue value = fields.get(name);
        return value == null ? null : typed.of(value);
    }

    private static <T> T either(Map<String, JsonValue> fields, String name, String alias, Typed<T> typed)
            throws Refused {
        T byName = one(fields, name, typed);
        T byAlias = one(fields, alias, typed);
        if (byName != null && byAlias != null && !byName.equals(byAlias)) {
            throw new Refused(name + " is " + fields.get(name).shown() + " but its other name " + alias + " is "
                    + fields.get(alias).shown() + "; they must be the same");
        }
        return byName != null ? byName : byAlias;
    }

    private interface Typed<T> {
        T of(JsonValue value) throws Refused;
    }
}
