package io.ordercompensation.parked;

import java.time.Instant;

/**
 * The parked messages of one kind of reason.
 *
 * @param reasonGroup for {@link Filter}; {@code none} for messages without a reason
 * @param oldest when the first of them was parked, null if no row says so
 * @param example the reason of one of them
 */
public record ReasonCount(String reasonGroup, long count, Instant oldest, Instant newest, String example) {}
