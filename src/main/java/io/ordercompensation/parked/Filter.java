package io.ordercompensation.parked;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Selects parked messages; a null field is not filtered by.
 *
 * @param reasonGroup as {@link ReasonCount} names it
 * @param from parked then or later
 * @param to parked before then
 * @param text part of the key: an order id, or {@code msgId:...}
 */
public record Filter(String reasonGroup, Instant from, Instant to, String text) {

    /** The bounds of DATETIME. */
    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final Pattern GROUP = Pattern.compile("none|[0-9a-f]{12}");
    private static final int MAX_KEY = 100;

    /** @throws IllegalArgumentException if a field has a value that no message has */
    public Filter {
        reasonGroup = blankToNull(reasonGroup);
        text = blankToNull(text);
        if (reasonGroup != null && !GROUP.matcher(reasonGroup).matches()) {
            throw new IllegalArgumentException(
                    "reasonGroup must be a group that the list of reasons names, such as 20602e537e7c");
        }
        if (text != null && text.length() > MAX_KEY) {
            throw new IllegalArgumentException(
                    "text has %d characters but a key has at most %d".formatted(text.length(), MAX_KEY));
        }
        check("from", from);
        check("to", to);
    }

    public static Filter all() {
        return new Filter(null, null, null, null);
    }

    public static Filter ofReason(String reasonGroup) {
        return new Filter(reasonGroup, null, null, null);
    }

    private static void check(String name, Instant time) {
        if (time != null && (time.isBefore(FIRST) || time.isAfter(LAST))) {
            throw new IllegalArgumentException(
                    name + " must be a time of the years 1000 to 9999, such as 2026-11-24T00:00:00Z");
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
