package io.ordercompensation.message;

import java.util.Objects;

/** A message either says which order to cancel, or there is a reason why it cannot be used. */
public sealed interface ReadResult permits ReadResult.Valid, ReadResult.Rejected {

    /** The message is usable. */
    record Valid(CancelOrder order) implements ReadResult {
        public Valid {
            Objects.requireNonNull(order, "order");
        }
    }

    /** The message is not usable, and no retry will change that; the reason is one sentence for an operator. */
    record Rejected(String reason) implements ReadResult {

        /** Fits the remark column of the consumer log. */
        public static final int MAX_REASON = 400;

        public Rejected {
            reason = OneLine.of(reason, MAX_REASON);
        }
    }
}
