package io.ordercompensation.message;

import com.fasterxml.jackson.core.JsonToken;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The fields of a body, each read as the type it must have; null if missing or null. */
public final class JsonFields {

    /** The name of an entry that is a single value, in a list. */
    static final String ITSELF = "";

    private final String place;
    private final Map<String, JsonValue> fields;
    private final Map<String, List<JsonFields>> lists;

    JsonFields(String place, Map<String, JsonValue> fields, Map<String, List<JsonFields>> lists) {
        this.place = place;
        this.fields = fields;
        this.lists = lists;
    }

    /** The entries of a list, in their order; null if it is missing or null. */
    public List<JsonFields> list(String name) {
        return lists.get(name);
    }

    /**
     * Whole numbers greater than 0 that fit a long, in ascending order: those of a list, or the one of a single field,
     * in which 0 means none.
     *
     * @throws RefusedBodyException if a number stands twice, or both fields are there and say different things
     */
    public List<Long> ids(String single, String list) throws RefusedBodyException {
        Long one = id(single);
        List<Long> alone = one == null || one == 0 ? List.of() : List.of(one);
        List<JsonFields> entries = list(list);
        if (entries == null) {
            return alone;
        }
        TreeSet<Long> ids = new TreeSet<>();
        for (JsonFields entry : entries) {
            long id = entry.positiveId(ITSELF, "is null but must be a whole number greater than 0");
            if (!ids.add(id)) {
                throw new RefusedBodyException(place + list + " names " + id + " twice");
            }
        }
        List<Long> all = List.copyOf(ids);
        if (!alone.isEmpty() && !alone.equals(all)) {
            throw new RefusedBodyException("%s is %d but %s says something else; give one of them, or the same in both"
                    .formatted(place + single, one, place + list));
        }
        return all;
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

    /** The same greater than 0, under one of two names. */
    int positiveCount(String name, String alias, String missing) throws RefusedBodyException {
        return positive(name, either(name, alias, JsonValue::count), missing);
    }

    /** An amount with two decimals; 0 or more. */
    public BigDecimal money(String name) throws RefusedBodyException {
        return notNegative(name, typed(name, JsonValue::money));
    }

    /** The same, but it has to be there. */
    public BigDecimal givenMoney(String name, String missing) throws RefusedBodyException {
        BigDecimal amount = money(name);
        if (amount == null) {
            throw new RefusedBodyException(place + name + " " + missing);
        }
        return amount;
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

    private <T extends Number> T positive(String name, T value, String missing) throws RefusedBodyException {
        if (value == null) {
            throw new RefusedBodyException(place + name + " " + missing);
        }
        if (value.longValue() <= 0) {
            throw new RefusedBodyException(place + name + " is " + value + " but must be greater than 0");
        }
        return value;
    }

    private <T extends Number> T notNegative(String name, T value) throws RefusedBodyException {
        if (value != null && value.doubleValue() < 0) {
            throw new RefusedBodyException(place + name + " is " + value + " but must be 0 or more");
        }
        return value;
    }

    private <T> T either(String name, String alias, Typed<T> type) throws RefusedBodyException {
        T byName = typed(name, type);
        T byAlias = typed(alias, type);
        if (byName != null && byAlias != null && !byName.equals(byAlias)) {
            throw new RefusedBodyException(
                    place + name + " is " + fields.get(name).shown() + " but its other name " + alias + " is "
                            + fields.get(alias).shown() + "; they must be the same");
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
