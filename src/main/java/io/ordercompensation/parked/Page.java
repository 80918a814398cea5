package io.ordercompensation.parked;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * A page of parked messages, in the order of their keys.
 *
 * @param nextAfterKey what to pass to get the next page, null if this is the last
 */
public record Page(List<Message> messages, String nextAfterKey) {

    public Page {
        messages = List.copyOf(messages);
    }

    /**
     * A parked message in a list.
     *
     * @param body only its beginning
     * @param bodyLength length of the whole body, in characters
     * @param attempts failed attempts
     * @param receivedAt null if an old listener wrote the row without a time
     */
    public record Message(
            String key,
            String messageId,
            String reasonGroup,
            String reason,
            int attempts,
            Instant parkedAt,
            Instant receivedAt,
            String body,
            int bodyLength) {

        /** The form of the key for URLs and JMX consoles. */
        @JsonProperty
        String address() {
            return MessageAddress.of(key);
        }
    }
}
