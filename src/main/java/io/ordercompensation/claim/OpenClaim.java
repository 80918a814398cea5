package io.ordercompensation.claim;

import java.time.LocalDateTime;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * A claim from its start to the end of its transaction. Right before the commit it proves that the transaction is still
 * the one in which it began; if not, that commit fails. After a rollback it tells whether there was still something to
 * roll back.
 */
public final class OpenClaim implements TransactionSynchronization, Ordered {

    /** The exchange property that holds it. */
    public static final String PROPERTY = "CompensationOpenClaim";

    private final OpenClaims claims;
    private final long token;
    private final LocalDateTime at;
    /** The first claim of the transaction. Releasing its savepoint would release later ones, so it has the only one. */
    private final OpenClaim first;

    private volatile Proof proof = Proof.OPEN;

    private enum Proof {
        OPEN,
        /** Only the commit itself can still fail. */
        CLOSED,
        /** The savepoint is gone: somebody, or the server after a deadlock, has ended the transaction. */
        ENDED
    }

    /** @param first the first claim of the transaction, null if this one is the first */
    OpenClaim(OpenClaims claims, long token, LocalDateTime at, OpenClaim first) {
        this.first = first == null ? this : first;
        this.claims = claims;
        this.token = token;
        this.at = at;
    }

    long token() {
        return token;
    }

    /** The time that the claim writes into its rows. */
    LocalDateTime at() {
        return at;
    }

    /** Whether the transaction was no longer there when it should have committed or rolled back. */
    public boolean isEnded() {
        return first.proof == Proof.ENDED;
    }

    boolean isFirst() {
        return first == this;
    }

    /** After everything that others do before the commit. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        if (isFirst() && !claims.release(this)) {
            proof = Proof.ENDED;
            throw claims.ended(null);
        }
        claims.close(this);
        proof = Proof.CLOSED;
    }

    /** Also called before a rollback. */
    @Override
    public void beforeCompletion() {
        if (isFirst() && proof == Proof.OPEN) {
            try {
                proof = claims.release(this) ? Proof.CLOSED : Proof.ENDED;
            } catch (RuntimeException e) {
                // The connection is lost. If something was committed all the same, its open claim is found later.
                proof = Proof.OPEN;
            }
        }
    }
}
