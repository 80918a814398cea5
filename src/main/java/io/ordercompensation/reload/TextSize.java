package io.ordercompensation.reload;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.Exchange;

/** Measures the texts of a message, also those in lists and maps, until they are longer than anybody asks for. */
final class TextSize {

    /** What is nested deeper, or in itself, counts as too long. */
    private static final int MAX_DEPTH = 64;
    /** Counted for other values: they take memory too, and a circular structure reaches the limit. */
    private static final int OTHER = 8;

    private final long enough;

    /** @param enough bytes, one for each character, beyond which the exact size does not matter */
    TextSize(long enough) {
        this.enough = enough;
    }

    /** The size of body, headers, variables and properties together. */
    long all(Exchange exchange) {
        long size = of(exchange.getMessage().getBody());
        if (exchange.getMessage().hasHeaders()) {
            size += of(exchange.getMessage().getHeaders());
        }
        if (exchange.hasVariables()) {
            size += of(exchange.getVariables());
        }
        if (exchange.hasProperties()) {
            size += of(exchange.getProperties());
        }
        return size;
    }

    /** The size of the longest value that an expression may yield. */
    long longest(Exchange exchange) {
        long longest = of(exchange.getMessage().getBody());
        if (exchange.getMessage().hasHeaders()) {
            longest = Math.max(longest, longest(exchange.getMessage().getHeaders()));
        }
        if (exchange.hasVariables()) {
            longest = Math.max(longest, longest(exchange.getVariables()));
        }
        return exchange.hasProperties() ? Math.max(longest, longest(exchange.getProperties())) : longest;
    }

    private long longest(Map<String, Object> values) {
        long longest = 0;
        for (Object value : values.values()) {
            longest = Math.max(longest, of(value));
        }
        return longest;
    }

    long of(Object value) {
        return of(value, 0);
    }

    private long of(Object value, int depth) {
        if (value instanceof CharSequence text) {
            return text.length();
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        Collection<?> parts = value instanceof Map<?, ?> map
                ? map.values()
                : value instanceof Collection<?> list
                        ? list
                        : value instanceof Object[] array ? Arrays.asList(array) : null;
        if (parts == null) {
            return OTHER;
        }
        return depth < MAX_DEPTH ? sum(parts, depth) : enough + 1;
    }

    private long sum(Collection<?> values, int depth) {
        long sum = OTHER;
        for (Object value : values) {
            sum += of(value, depth + 1);
            if (sum > enough) {
                return sum;
            }
        }
        return sum;
    }
}
