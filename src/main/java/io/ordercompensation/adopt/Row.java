package io.ordercompensation.adopt;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A row of a query's result. */
record Row(Map<String, Object> values) {

    String text(String column) {
        Object value = values.get(column);
        return value instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : value == null ? null : value.toString();
    }

    /** Zero for NULL. Old tables also hold numbers as text. */
    long number(String column) {
        Object value = values.get(column);
        if (value instanceof Number number) {
            return number.longValue();
        }
        String text = text(column);
        return text != null && text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    boolean has(String column) {
        return values.get(column) != null;
    }

    boolean flag(String column) {
        return number(column) != 0;
    }
}
