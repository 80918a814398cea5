package io.ordercompensation.audit;

/** What was confirmed is not what would be done: nothing was changed. */
public final class ProposalChangedException extends RuntimeException {

    ProposalChangedException(String what) {
        super(what + " Nothing was changed. Ask for a new proposal, look at it, and confirm that one.");
    }
}
