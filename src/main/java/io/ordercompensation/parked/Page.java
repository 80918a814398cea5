package io.ordercompensation.parked;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * Some of the parked messages, by key.
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
     * @param body its beginning
     * @param bodyLength of the whole body, in characters
     * @param attempts failed ones
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

        /** What stands for the key in a URL and in a JMX console. */
        @JsonProperty
        String address() {
            return MessageAddress.of(key);
        }
    }
}
