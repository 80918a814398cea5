package io.ordercompensation.message;

import java.math.BigDecimal;
import java.util.Map;

/** The fields of a body, each asked for by the type it must have; null where it is missing or null. */
public final class JsonFields {

    private final Map<String, JsonValue> fields;

    JsonFields(Map<String, JsonValue> fields) {
        this.fields = fields;
    }

    /** A whole number that fits a long, of digits only; it may be below 0. */
    public Long id(String name) throws RefusedBodyException {
        return typed(name, JsonValue::id);
    }

    /** A whole number that fits an int, of digits only; it may be below 0. */
    public Integer count(String name) throws RefusedBodyException {
        return typed(name, JsonValue::count);
    }

    /** An amount with two decimals; it may be below 0. */
    public BigDecimal money(String name) throws RefusedBodyException {
        return typed(name, JsonValue::money);
    }

    /** A text of at most so many characters. */
    public String text(String name, int maxLength) throws RefusedBodyException {
        return typed(name, value -> value.string(maxLength));
    }

    <T> T either(String name, String alias, Typed<T> type) throws RefusedBodyException {
        T byName = typed(name, type);
        T byAlias = typed(alias, type);
        if (byName != null && byAlias != null && !byName.equals(byAlias)) {
            throw new RefusedBodyException(name + " is " + fields.get(name).shown() + " but its other name " + alias
                    + " is " + fields.get(alias).shown() + "; they must be the same");
        }
        return byName != null ? byName : byAlias;
    }

    private <T> T typed(String name, Typed<T> type) throws RefusedBodyException {
        JsonValue value = fields.get(name);
        return value == null ? null : type.of(value);
    }

    interface Typed<T> {
        T of(JsonValue value) throws RefusedBodyException;
    }
}
