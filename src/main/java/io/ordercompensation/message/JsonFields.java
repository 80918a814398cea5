package io.ordercompensation.message;

import com.fasterxml.jackson.core.JsonToken;
import java.math.BigDecimal;
import java.util.Map;

/** The fields of a body, each read as the type it must have; null if missing or null. */
public final class JsonFields {

    private final Map<String, JsonValue> fields;

    JsonFields(Map<String, JsonValue> fields) {
        this.fields = fields;
    }

    /**
     * A whole number greater than 0 that fits a long, of digits only.
     *
     * @param missing what the message says after the name if the field is missing or null
     */
    public long positiveId(String name, String missing) throws RefusedBodyException {
        return positive(name, typed(name, JsonValue::id), missing);
    }

    /** The same for an int. */
    public int positiveCount(String name, String missing) throws RefusedBodyException {
        return positive(name, typed(name, JsonValue::count), missing);
    }

    /** A whole number that fits a long, of digits only; 0 or more. */
    public Long id(String name) throws RefusedBodyException {
        return notNegative(name, typed(name, JsonValue::id));
    }

    /** A whole number that fits an int, of digits only, under one of two names; 0 or more. */
    Integer count(String name, String alias) throws RefusedBodyException {
        return notNegative(name, either(name, alias, JsonValue::count));
    }

    /** An amount with two decimals; 0 or more. */
    public BigDecimal money(String name) throws RefusedBodyException {
        return notNegative(name, typed(name, JsonValue::money));
    }

    /** The same under one of two names. */
    BigDecimal money(String name, String alias) throws RefusedBodyException {
        return notNegative(name, either(name, alias, JsonValue::money));
    }

    /** Whether the field is there and not null. */
    public boolean has(String name) {
        JsonValue value = fields.get(name);
        return value != null && value.token() != JsonToken.VALUE_NULL;
    }

    /** A text of at most {@code maxLength} characters. */
    public String text(String name, int maxLength) throws RefusedBodyException {
        return typed(name, value -> value.string(maxLength));
    }

    private static <T extends Number> T positive(String name, T value, String missing) throws RefusedBodyException {
        if (value == null) {
            throw new RefusedBodyException(name + " " + missing);
        }
        if (value.longValue() <= 0) {
            throw new RefusedBodyException(name + " is " + value + " but must be greater than 0");
        }
        return value;
    }

    private static <T extends Number> T notNegative(String name, T value) throws RefusedBodyException {
        if (value != null && value.doubleValue() < 0) {
            throw new RefusedBodyException(name + " is " + value + " but must be 0 or more");
        }
        return value;
    }

    private <T> T either(String name, String alias, Typed<T> type) throws RefusedBodyException {
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
