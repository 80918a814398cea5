package io.ordercompensation.parked;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * All that is known of one message, parked or not.
 *
 * @param keys KEYS of a message that was refused; null for any other, or if they are no longer known
 * @param statusText the status in words
 * @param body only its beginning if it is too long to show
 * @param bodyLength length of the whole body, in characters
 * @param changedAt when the status changed last
 * @param dueAt when it is tried again, null if it is not
 * @param attempts failed ones since it was received or replayed
 * @param history the newest 200 failed attempts, the newest first
 * @param acts the newest 50 acts of operators, the newest first, with the beginnings of their bodies
 */
public record Detail(
        String key,
        String messageId,
        String keys,
        int status,
        String statusText,
        String reasonGroup,
        String reason,
        String body,
        int bodyLength,
        int attempts,
        Instant receivedAt,
        Instant changedAt,
        Instant dueAt,
        List<Attempt> history,
        List<Act> acts) {

    public Detail {
        history = List.copyOf(history);
        acts = List.copyOf(acts);
    }

    /** Whether the body is longer than what is shown: saving it would save only the beginning. */
    @JsonProperty
    boolean bodyIsCut() {
        return body != null && body.codePointCount(0, body.length()) < bodyLength;
    }

    /** The form of the key for URLs and JMX consoles. */
    @JsonProperty
    String address() {
        return MessageAddress.of(key);
    }

    /**
     * A failed attempt.
     *
     * @param trace exceptions, route and own frames; null if the message was refused unread
     */
    public record Attempt(int number, Instant at, String reason, String trace) {}

    /**
     * What an operator did.
     *
     * @param id for fetching this act alone, with its bodies
     * @param operation replay, edit, restored, discard or reconcile; back or forth if messages were set aside on a way
     *     back
     * @param statusBefore null if the act created the row
     * @param bodyBefore null unless the body was edited
     * @param bodyBeforeLength length of the whole body before, in characters; 0 unless it was edited
     */
    public record Act(
            long id,
            Instant at,
            String operator,
            String operation,
            String comment,
            Integer statusBefore,
            int statusAfter,
            String bodyBefore,
            int bodyBeforeLength,
            String bodyAfter,
            int bodyAfterLength,
            String reasonBefore) {}
}
