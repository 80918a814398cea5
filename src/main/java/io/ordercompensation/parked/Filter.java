package io.ordercompensation.parked;

import java.time.Instant;

/**
 * Which parked messages are meant; a null leaves that field open.
 *
 * @param reasonGroup as {@link ReasonCount} names it
 * @param from parked then or later
 * @param to parked before then
 * @param text part of the key: an order id, or {@code msgId:...}
 */
public record Filter(String reasonGroup, Instant from, Instant to, String text) {

    public Filter {
        reasonGroup = blankToNull(reasonGroup);
        text = blankToNull(text);
    }

    public static Filter all() {
        return new Filter(null, null, null, null);
    }

    public static Filter ofReason(String reasonGroup) {
        return new Filter(reasonGroup, null, null, null);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
