package io.ordercompensation.parked;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * All that is known of one message, parked or not.
 *
 * @param keys KEYS of a message that was refused; null of any other, and if nobody knows them any more
 * @param statusText the status in words
 * @param body its beginning, if it is longer than what is shown
 * @param bodyLength of the whole body, in characters
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

    /** Whether the body goes on behind what is shown: whoever saved it would save the beginning alone. */
    @JsonProperty
    boolean bodyIsCut() {
        return body != null && body.codePointCount(0, body.length()) < bodyLength;
    }

    /** What stands for the key in a URL and in a JMX console. */
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
     * @param id by which one alone can be asked for, with its bodies
     * @param operation replay, edit, restored, discard or reconcile; back or forth if messages were set aside on a way back
     * @param statusBefore null if the act made the row
     * @param bodyBefore null unless the body was edited
     * @param bodyBeforeLength of the whole one, in characters; 0 unless the body was edited
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
