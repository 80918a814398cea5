package io.ordercompensation.parked;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What became of an act on many messages, in the end or so far.
 *
 * @param taken messages that the filter named
 * @param done those that were changed
 * @param notParked those that somebody else changed first
 * @param refused those that stay parked
 * @param leftOut those whose KEYS contradict their body: an act on many never decides about them
 * @param refusals the first of the refused and of those left out
 * @param interrupted whether it stopped before the last message; a second call does the rest
 */
public record BulkResult(
        int taken, int done, int notParked, int refused, int leftOut, List<ActResult> refusals, boolean interrupted) {

    private static final String CONTRADICTION =
            "KEYS and body name different orders. Look at each, then edit it or replay"
                    + " it alone with confirmOrderId, the id of the order that is to be cancelled.";

    public BulkResult {
        refusals = List.copyOf(refusals);
    }

    static BulkResult none() {
        return new BulkResult(0, 0, 0, 0, 0, List.of(), false);
    }

    BulkResult stopped() {
        return new BulkResult(taken, done, notParked, refused, leftOut, refusals, true);
    }

    /** Null if none was left out. */
    @JsonProperty
    String leftOutBecause() {
        return leftOut == 0 ? null : CONTRADICTION;
    }
}
