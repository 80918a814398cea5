package io.ordercompensation.claim;

/** The values of {@code consumer_status} in the consumer log (design section 3). */
public final class Status {

    /** Only found in rows of an old listener; they are parked after the lease. */
    public static final int PROCESSING = 0;

    public static final int SUCCESS = 1;

    /** Failed, and due again at {@code next_attempt_at}. */
    public static final int FAILED = 2;

    /** An operator must decide. */
    public static final int PARKED = 3;

    /** Given up by an operator. */
    public static final int DISCARDED = 4;

    private Status() {}
}
