package io.ordercompensation.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.message.Keys;
import io.ordercompensation.retry.ReasonGroup;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * A row that is to enter the consumer log.
 *
 * @param key the business key: the order id, or {@code msgId:<id>:<digest>} for a message without a usable one
 * @param status see {@link Status}
 * @param times failed attempts so far
 * @param remark why, in words for an operator
 * @param nextAttempt when the message is due again, as SQL writes a point in time, UTC; null unless the status is
 *     {@link Status#FAILED}
 * @param keys the KEYS of a message that was refused, which a replay checks again; null for any other
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LogEntry(
        String key,
        String messageId,
        String body,
        Status status,
        int times,
        String remark,
        String nextAttempt,
        String keys) {

    /** Lengths of the columns: INSERT IGNORE would silently cut longer values. */
    private static final int MAX_KEY = 100;

    private static final DateTimeFormatter SQL_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private static final int MAX_MESSAGE_ID = 255;
    private static final int MAX_REMARK = 1000;

    LogEntry {
        messageId = messageId(messageId);
        remark = cut(remark, MAX_REMARK);
    }

    /**
     * Checks that a new row can have this key. Existing rows may have longer ones, from an old listener's wider column.
     *
     * @throws IllegalArgumentException if the key is too long
     */
    void requireKeyThatFits() {
        requireFit(key);
    }

    /** The same for the key of a row that is not made here. */
    static void requireFit(String key) {
        if (key.length() > MAX_KEY) {
            throw new IllegalArgumentException("The key '%s' has %d characters; the consumer log takes %d"
                    .formatted(key.substring(0, MAX_KEY), key.length(), MAX_KEY));
        }
    }

    static LogEntry rejected(Delivery delivery, String reason) {
        return parked(MessageKey.withoutOrder(delivery), delivery, reason).withKeys(delivery);
    }

    static LogEntry parked(String key, Delivery delivery, String reason) {
        return new LogEntry(key, delivery.messageId(), delivery.bodyText(), Status.PARKED, 0, reason, null, null);
    }

    static LogEntry failed(String key, Delivery delivery, String reason, Instant nextAttempt) {
        return new LogEntry(
                key,
                delivery.messageId(),
                delivery.bodyText(),
                nextAttempt == null ? Status.PARKED : Status.FAILED,
                delivery.attempts() + 1,
                reason,
                nextAttempt == null ? null : SQL_TIME.format(LogStatements.utc(nextAttempt)),
                null);
    }

    /** A message from the consumer log that turned out to be invalid; it keeps its key. */
    static LogEntry refused(Delivery delivery, String reason) {
        return failed(delivery.keys(), delivery, reason, null).withKeys(delivery);
    }

    private LogEntry withKeys(Delivery delivery) {
        return new LogEntry(key, messageId, body, status, times, remark, nextAttempt, Keys.toStore(delivery.keys()));
    }

    /** The kind of the remark. */
    @JsonProperty
    String reasonGroup() {
        return ReasonGroup.of(remark);
    }

    /** The id, cut to its column. */
    static String messageId(String id) {
        return cut(id, MAX_MESSAGE_ID);
    }

    private static String cut(String text, int length) {
        if (text == null || text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
