package io.ordercompensation.parked;

import java.time.Instant;

/**
 * A requested act on many messages, and how far it is.
 *
 * @param id counts from 1 at each start of the product
 * @param operation replay, restored or discard
 * @param startedAt null while others come first
 * @param endedAt null until it has ended
 * @param result of the batches so far, each of which has committed
 * @param failure why it ended too early, null if it did not
 */
public record BulkRun(
        long id,
        String operation,
        Filter filter,
        String operator,
        State state,
        Instant askedAt,
        Instant startedAt,
        Instant endedAt,
        BulkResult result,
        String failure) {

    /** How far it is. What was done before it was cancelled or failed stays done; asking again does the rest. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        boolean isEnd() {
            return this != WAITING && this != RUNNING;
        }
    }

    static BulkRun asked(long id, Act act, Filter filter, Instant now) {
        return new BulkRun(
                id, act.operation(), filter, act.operator(), State.WAITING, now, null, null, BulkResult.none(), null);
    }

    BulkRun started(Instant now) {
        return with(State.RUNNING, now, null, result, null);
    }

    BulkRun progressed(BulkResult soFar) {
        return with(State.RUNNING, startedAt, null, soFar, null);
    }

    BulkRun ended(State state, Instant now, BulkResult last, String failure) {
        return with(state, startedAt, now, last, failure);
    }

    private BulkRun with(State state, Instant startedAt, Instant endedAt, BulkResult result, String failure) {
        return new BulkRun(id, operation, filter, operator, state, askedAt, startedAt, endedAt, result, failure);
    }
}
