package io.ordercompensation.audit;

import io.ordercompensation.audit.Proposal.LeftOut;
import io.ordercompensation.audit.Proposal.ProposedOrder;
import io.ordercompensation.claim.LogStatements;
import io.ordercompensation.claim.Status;
import io.ordercompensation.operator.OperatorName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives back what cancelled orders still hold. It proposes first, order by order, and changes nothing; a confirmation
 * names the token of the proposal.
 *
 * <p>It restores nothing itself: it makes the orders' messages due, and the route {@code retry-due-messages} takes them
 * from there through claim and restore like any other. The restore steps give back only what the ledger has no return
 * of, so nothing goes back twice, however often that happens.
 */
public final class Reconcile {

    private static final Logger LOG = LoggerFactory.getLogger(Reconcile.class);
    /** Orders that are left out must not hide later ones, but are not paged through for ever either. */
    private static final int MAX_PAGES = 20;

    private final Invariants invariants;
    private final InvariantQueries queries;
    private final ReconcileRows rows;
    private final TransactionOperations transaction;
    private final int maxOrders;

    /**
     * Puts the parts together.
     *
     * @param transaction begins a new one for every call, with READ COMMITTED
     */
    public Reconcile(
            Invariants invariants,
            InvariantQueries queries,
            JdbcClient jdbc,
            LogStatements log,
            TransactionOperations transaction,
            AuditProperties limits) {
        this.invariants = invariants;
        this.queries = queries;
        this.rows = new ReconcileRows(jdbc, log);
        this.transaction = transaction;
        this.maxOrders = limits.reconcileOrders();
    }

    /**
     * Lists what would be given back, and changes nothing.
     *
     * @param orders which are meant; empty for the first that have findings
     */
    public Proposal propose(Collection<Long> orders) {
        Draft draft = draft(orders);
        return draft.proposal(
                draft.orders.isEmpty()
                        ? "No order holds what its cancel should have given back, except those left out."
                        : "Nothing was changed. Confirm with this token to have it given back.");
    }

    /**
     * Starts to give back what a proposal showed.
     *
     * @param orders as in the proposal that is confirmed
     * @param token of that proposal
     * @param operator who confirms, for the audit
     * @throws ProposalChangedException if the findings have changed since, in particular if it was confirmed before
     */
    public Proposal apply(Collection<Long> orders, String token, String operator) {
        String name = OperatorName.checked(operator);
        if (token == null || token.isBlank()) {
            throw new IllegalArgumentException("token is missing: ask for a proposal first, and confirm by its token");
        }
        Proposal applied = transaction.execute(status -> applied(draft(orders), token, name));
        LOG.info(
                "reconcile of {} orders by {}: they are tried again now",
                applied.orders().size(),
                name);
        return applied;
    }

    /** No lock is needed: each row is changed only as it was shown, and a row that differs rolls everything back. */
    private Proposal applied(Draft draft, String token, String operator) {
        if (draft.orders.isEmpty() || !Proposal.tokenOf(draft.orders).equals(token)) {
            throw new ProposalChangedException("The findings are not those of the proposal " + token + " any more.");
        }
        int expected = draft.orders.size();
        int written = rows.act(draft.orders, operator);
        int due = rows.due(draft.orders, "reconcile by " + operator);
        if (written != expected || due != expected) {
            throw new ProposalChangedException("Somebody else is working on one of the %d orders.".formatted(expected));
        }
        return draft.proposal("%d orders are tried again now; GET parked/messages/ORDER tells the outcome of each."
                .formatted(expected));
    }

    private Draft draft(Collection<Long> asked) {
        if (asked.size() > maxOrders) {
            throw new IllegalArgumentException(
                    "%d orders are more than compensation.audit.reconcile-orders, which is %d"
                            .formatted(asked.size(), maxOrders));
        }
        List<Invariant> checks = invariants.load().stream()
                .filter(invariant -> invariant.reconcilable() && invariant.problem() == null)
                .toList();
        Draft draft = new Draft();
        if (asked.isEmpty()) {
            fill(draft, checks);
        } else {
            draft.consider(new TreeSet<>(asked), checks);
        }
        return draft;
    }

    private void fill(Draft draft, List<Invariant> checks) {
        long after = Long.MIN_VALUE;
        boolean more = true;
        for (int page = 0; more && page < MAX_PAGES && draft.orders.size() < maxOrders; page++) {
            SortedSet<Long> next = new TreeSet<>();
            for (Invariant check : checks) {
                next.addAll(queries.orders(check, after, maxOrders));
            }
            List<Long> first = next.stream().limit(maxOrders).toList();
            more = first.size() == maxOrders;
            if (!first.isEmpty()) {
                draft.consider(first, checks);
                after = first.get(first.size() - 1);
            }
        }
        draft.more = more;
        if (draft.orders.size() > maxOrders) {
            draft.orders.subList(maxOrders, draft.orders.size()).clear();
            draft.more = true;
        }
    }

    /** A proposal while it is put together. */
    private final class Draft {
        private final List<ProposedOrder> orders = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private boolean more;

        void consider(Collection<Long> candidates, List<Invariant> checks) {
            Map<Long, List<String>> grounds = new TreeMap<>();
            for (Invariant check : checks) {
                for (Finding row : queries.rowsOf(check, candidates)) {
                    grounds.computeIfAbsent(row.order(), order -> new ArrayList<>())
                            .add(check.name() + ": " + row.subject() + ": " + row.finding());
                }
            }
            Map<Long, Integer> statuses = rows.logged(candidates);
            Map<Long, String> live = invariants.has("order") ? rows.live(candidates) : Map.of();
            for (Long order : candidates) {
                consider(order, grounds.get(order), statuses.get(order), live.get(order));
            }
        }

        private void consider(Long order, List<String> grounds, Integer status, String live) {
            if (grounds == null) {
                leaveOut(
                        order,
                        "it holds nothing that its cancel should have given back"
                                + (queries.notLookedAt(false) == null
                                        ? ""
                                        : ", or is older than the adoption (compensation.adopt.audit-older)"));
            } else if (live != null) {
                leaveOut(order, live + ": decide about the order first");
            } else if (status != null && status != Status.SUCCESS.code()) {
                leaveOut(order, "its message has status " + status + ": look at it among the parked messages");
            } else {
                orders.add(new ProposedOrder(order, status, grounds));
            }
        }

        private void leaveOut(Long order, String reason) {
            if (leftOut.size() < maxOrders) {
                leftOut.add(new LeftOut(order, reason));
            }
        }

        Proposal proposal(String message) {
            return new Proposal(orders.isEmpty() ? null : Proposal.tokenOf(orders), orders, leftOut, more, message);
        }
    }
}
