package io.ordercompensation.audit;

import java.util.Set;

/**
 * Something that must never be found in the books: a query that returns the rows that break it.
 *
 * @param meaning what a finding means, for the person who gets it
 * @param advice what that person is to do
 * @param needs what the instance must have for it: restore steps, or {@code ledger} for compensation.source=ledger
 * @param reconcilable whether running the cancel of a finding's order again puts it right
 * @param sql returns the columns subject, order_id and finding; null if there is a problem
 * @param problem why it cannot be checked at all, null if it can
 */
record Invariant(
        String name,
        String title,
        String meaning,
        String advice,
        Set<String> needs,
        boolean reconcilable,
        String sql,
        String problem) {

    static Invariant broken(String name, String problem) {
        return new Invariant(name, name, null, null, Set.of(), false, null, problem);
    }
}
