package io.ordercompensation.parked;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What became of an act on one message.
 *
 * @param message what happened and what to do next, for the operator
 */
public record ActResult(String key, Outcome outcome, String message) {

    /** Only {@link #DONE} changed anything. */
    public enum Outcome {
        DONE,
        NOT_PARKED,
        NOT_FOUND,
        REFUSED,
        /** KEYS and body contradict each other: somebody has to say which order is meant. */
        CONFIRM_ORDER
    }

    static ActResult done(String key, String message) {
        return new ActResult(key, Outcome.DONE, message);
    }

    static ActResult refused(String key, String message) {
        return new ActResult(key, Outcome.REFUSED, message);
    }

    /** The form of the key for URLs and JMX consoles. */
    @JsonProperty
    String address() {
        return MessageAddress.of(key);
    }
}
