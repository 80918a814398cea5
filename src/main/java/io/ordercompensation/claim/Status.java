package io.ordercompensation.claim;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/** What has become of a message, as {@code consumer_status} in the consumer log says it (design section 3). */
public enum Status {

    /** Only found in rows of an old listener; they are parked after the lease. */
    PROCESSING(0, "an old listener is working on it", Status.WAIT),

    SUCCESS(1, "success", "it has been restored, nothing is left to do"),

    /** Failed, and due again at {@code next_attempt_at}. */
    FAILED(2, "due to be tried again", Status.WAIT),

    /** An operator must decide. */
    PARKED(3, "parked", "decide about that message instead"),

    /** Given up by an operator. */
    DISCARDED(4, "discarded", "it was given up, and stays so");

    private static final String WAIT = "it is tried by itself, wait for the outcome";

    private final int code;
    private final String word;
    private final String advice;

    Status(int code, String word, String advice) {
        this.code = code;
        this.word = word;
        this.advice = advice;
    }

    /** The value of the column. */
    @JsonValue
    public int code() {
        return code;
    }

    /** A value of the column in words, even one that this product never writes. */
    public static String text(int code) {
        return "%d (%s)".formatted(code, of(code).map(status -> status.word).orElse("unknown"));
    }

    /** What an operator can do if another message in this status is in the way. */
    public static String advice(int code) {
        return of(code).map(status -> status.advice).orElse(WAIT);
    }

    private static Optional<Status> of(int code) {
        return Stream.of(values()).filter(status -> status.code == code).findFirst();
    }
}
