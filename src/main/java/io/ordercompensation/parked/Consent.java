package io.ordercompensation.parked;

import io.ordercompensation.message.Keys;
import io.ordercompensation.message.OneLine;
import io.ordercompensation.parked.ActResult.Outcome;
import io.ordercompensation.parked.ParkedRows.Locked;
import java.util.Optional;

/**
 * The operator's confirmation of the order that a message is to cancel. A message whose KEYS contradict its body may be
 * forged or mixed up, and the order in its body may live: only this confirmation, for this one message, overrides that.
 *
 * @param order the order id as it was typed, null if it was not
 */
record Consent(String order) {

    static final Consent NONE = new Consent(null);

    private static final int MAX_SHOWN = 100;

    static Consent to(String order) {
        return order == null || order.isBlank() ? NONE : new Consent(order.strip());
    }

    /** The comment for the audit. */
    String comment() {
        return order == null ? null : "order id confirmed: " + OneLine.of(order, MAX_SHOWN);
    }

    /** Why the message must not be tried for the order that its body names; empty if it may. */
    Optional<ActResult> refusal(Locked row, long orderId) {
        if (order == null ? !contradicts(row, orderId) : order.equals(Long.toString(orderId))) {
            return Optional.empty();
        }
        return Optional.of(new ActResult(
                row.key(),
                Outcome.CONFIRM_ORDER,
                confirmed() + "The message's " + keys(row) + " but the body's orderId " + orderId
                        + ". Nothing was changed. If order " + orderId
                        + " is to be cancelled, confirm its id (confirmOrderId); else edit the body, or discard the"
                        + " message."));
    }

    /** Why the message must not be tried for the order under whose id it was accepted; empty if it may. */
    Optional<ActResult> refusal(Locked row) {
        return order == null || order.equals(row.key())
                ? Optional.empty()
                : Optional.of(new ActResult(
                        row.key(),
                        Outcome.CONFIRM_ORDER,
                        confirmed() + "The message is of order " + row.key() + ". Nothing was changed."));
    }

    private String confirmed() {
        return order == null ? "" : "You have confirmed order " + OneLine.of(order, MAX_SHOWN) + ". ";
    }

    private static boolean contradicts(Locked row, long orderId) {
        // A refused message whose KEYS are not known counts as contradicting.
        return row.isRefused()
                ? row.keys() == null || Keys.contradict(row.keys(), orderId)
                : Keys.contradict(row.key(), orderId);
    }

    private static String keys(Locked row) {
        return row.isRefused() && row.keys() == null
                ? "KEYS are not known any more"
                : "KEYS is '" + OneLine.of(row.isRefused() ? row.keys() : row.key(), MAX_SHOWN) + "'";
    }
}
