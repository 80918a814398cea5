package io.ordercompensation.compensate;

import io.ordercompensation.claim.FailedMessages;
import io.ordercompensation.claim.OpenClaim;
import io.ordercompensation.claim.OpenClaims;
import io.ordercompensation.claim.OpenClaims.Parked;
import io.ordercompensation.claim.TransactionEndedException;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.retry.Causes;
import io.ordercompensation.retry.TraceSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parks the orders of batches whose transaction a step ended: some of what it did may be committed. Running such a
 * batch again would take its orders for duplicates, and so for restored.
 */
final class EndedTransactions {

    private static final Logger LOG = LoggerFactory.getLogger(EndedTransactions.class);
    private static final int MAX_SUSPECTS = 300;

    private final OpenClaims claims;
    private final FailedMessages failedMessages;

    EndedTransactions(OpenClaims claims, FailedMessages failedMessages) {
        this.claims = claims;
        this.failedMessages = failedMessages;
    }

    /**
     * The claim whose transaction a step ended, or null. After a deadlock or without a connection there is no savepoint
     * either: if something was committed all the same, its open claim is found by the retry.
     */
    static OpenClaim claim(Exchange attempt) {
        OpenClaim claim = attempt.getProperty(OpenClaim.PROPERTY, OpenClaim.class);
        boolean infrastructure = attempt.getException() != null && Causes.isInfrastructure(attempt.getException());
        return claim != null && claim.isEnded() && !infrastructure ? claim : null;
    }

    /**
     * Returns once the orders that the batch claimed are parked.
     *
     * @param place where it failed, null if that is not known
     */
    void park(List<Delivery> batch, OpenClaim claim, Throwable failure, String place, CamelContext context) {
        String suspects = suspects(failure, place, context);
        String reason = claims.reason(suspects);
        String trace = TraceSummary.of(failure, place);
        Parked parked = claims.park(claim, reason, trace, bodies(batch));
        List<String> keys = new ArrayList<>(parked.keys());
        if (!parked.wasOpen()) {
            // A ROLLBACK undid the claim. What followed may be committed all the same, so nothing is run again.
            claims.countEnded();
            for (Delivery delivery : batch) {
                if (failedMessages.record(delivery, reason, trace, null)) {
                    keys.add(failedMessages.key(delivery));
                }
            }
        }
        say(keys, suspects);
    }

    private Map<String, String> bodies(List<Delivery> batch) {
        Map<String, String> bodies = new HashMap<>();
        batch.forEach(delivery -> bodies.putIfAbsent(failedMessages.key(delivery), delivery.bodyText()));
        return bodies;
    }

    /** Parks what another run could not park itself, because it crashed or lost its database. */
    void parkCommittedOpen() {
        for (long token : claims.committedOpen()) {
            Parked parked = claims.park(token, claims.reason(null), null, Map.of());
            if (parked.wasOpen()) {
                say(parked.keys(), "it could not be parked at once, after a crash or without the database");
            }
        }
    }

    private static void say(List<String> keys, String suspects) {
        if (keys.isEmpty()) {
            // Another instance was faster, and said so.
            return;
        }
        LOG.error(
                "A step ended the transaction of its batch ({}), part of which may be committed: orders {} are parked. Correct"
                        + " the step, compare these orders with the restore logs, then replay or discard them.",
                suspects,
                keys);
    }

    /** The product's own steps do not end it, so this names where the batch failed and then the user's steps. */
    private static String suspects(Throwable failure, String place, CamelContext context) {
        List<String> own = RestoreSteps.own(context);
        List<String> told = new ArrayList<>();
        if (place != null) {
            told.add("last at " + place);
        }
        told.add(
                own.isEmpty()
                        ? "no steps besides the product's"
                        : "steps besides the product's: " + String.join(", ", own));
        if (!(failure instanceof TransactionEndedException)) {
            told.add(Causes.rootReason(failure));
        }
        String suspects = String.join("; ", told);
        return suspects.length() <= MAX_SUSPECTS ? suspects : suspects.substring(0, MAX_SUSPECTS);
    }
}
