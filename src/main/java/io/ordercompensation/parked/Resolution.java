package io.ordercompensation.parked;

import io.ordercompensation.claim.Status;
import java.util.Collection;

/** What becomes of messages whose order is beyond doubt: they are tried again, or were restored by other means. */
enum Resolution {
    REPLAY(
            Status.FAILED,
            "replayed",
            "is tried again now",
            "The message is tried now as order %s; look there for the outcome") {
        @Override
        void change(ParkedRows rows, Collection<String> keys, Act act) {
            rows.replay(keys, act, null);
        }
    },
    RESTORED(
            Status.SUCCESS,
            "restored by other means",
            "counts as restored; its row stays",
            "Order %s counts as restored") {
        @Override
        void change(ParkedRows rows, Collection<String> keys, Act act) {
            rows.restored(keys, act);
        }
    };

    private final Status status;
    private final String verb;
    private final String done;
    private final String moved;

    Resolution(Status status, String verb, String done, String moved) {
        this.status = status;
        this.verb = verb;
        this.done = done;
        this.moved = moved;
    }

    /** Whether every body is read here, because nothing reads it later. */
    boolean readsBodies() {
        return this == RESTORED;
    }

    abstract void change(ParkedRows rows, Collection<String> keys, Act act);

    /** The status of a message that has moved to its order. */
    Status status() {
        return status;
    }

    /** The remark in the old row of a message that has moved to its order. */
    String remark(String order, Act act) {
        return verb + " as order " + order + " by " + act.operator();
    }

    ActResult done(String key) {
        return ActResult.done(key, "Order " + key + " " + done);
    }

    ActResult moved(String key, String order) {
        return ActResult.done(key, moved.formatted(order));
    }
}
