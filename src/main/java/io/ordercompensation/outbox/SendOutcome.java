package io.ordercompensation.outbox;

/**
 * What became of a message that was to be published.
 *
 * @param reason for a person; null for what was sent or not tried
 */
public record SendOutcome(Kind kind, String reason) {

    static final SendOutcome SENT = new SendOutcome(Kind.SENT, null);
    static final SendOutcome NOT_TRIED = new SendOutcome(Kind.NOT_TRIED, null);

    /** The kinds of outcome. */
    public enum Kind {
        /** The broker has confirmed it. */
        SENT,
        /** Its turn did not come: an older message of its key failed, or the time was up. */
        NOT_TRIED,
        /** No broker that holds the topic answers, or has room: not the message's fault. */
        AWAY,
        /** Brokers answer, but did not take it. It may have arrived all the same. */
        FAILED,
        /** No broker will ever take it. */
        REFUSED
    }

    static SendOutcome away(String reason) {
        return new SendOutcome(Kind.AWAY, reason);
    }

    static SendOutcome failed(String reason) {
        return new SendOutcome(Kind.FAILED, reason);
    }

    static SendOutcome refused(String reason) {
        return new SendOutcome(Kind.REFUSED, reason);
    }
}
