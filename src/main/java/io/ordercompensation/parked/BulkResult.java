package io.ordercompensation.parked;

import java.util.List;

/**
 * What became of an act on many messages, in the end or so far.
 *
 * @param taken messages that the filter named
 * @param done those that were changed
 * @param notParked those that somebody else changed first
 * @param refused those that stay parked
 * @param refusals the first of the refused
 * @param interrupted whether it stopped before the last message; a second call does the rest
 */
public record BulkResult(
        int taken, int done, int notParked, int refused, List<ActResult> refusals, boolean interrupted) {

    public BulkResult {
        refusals = List.copyOf(refusals);
    }

    static BulkResult none() {
        return new BulkResult(0, 0, 0, 0, List.of(), false);
    }

    BulkResult stopped() {
        return new BulkResult(taken, done, notParked, refused, refusals, true);
    }
}
