package io.ordercompensation.audit;

import io.ordercompensation.retry.Causes;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;

/** Checks invariants, one after the other; the result says why one could not be checked. */
public final class InvariantChecks {

    private final InvariantQueries queries;
    private final Clock clock;

    public InvariantChecks(InvariantQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** Checks those that apply here and whose name matches. */
    public List<InvariantResult> all(Invariants invariants, Predicate<String> name) {
        return all(
                invariants.load().stream()
                        .filter(invariant -> name.test(invariant.name()))
                        .toList(),
                () -> false);
    }

    List<InvariantResult> all(Invariants invariants, BooleanSupplier stopping) {
        return all(invariants.load(), stopping);
    }

    private List<InvariantResult> all(List<Invariant> invariants, BooleanSupplier stopping) {
        List<InvariantResult> results = new ArrayList<>();
        String away = null;
        for (Invariant invariant : invariants) {
            if (stopping.getAsBoolean()) {
                throw new IllegalStateException("The product stops");
            }
            // Without a database each query would wait for its own timeout.
            InvariantResult result = away == null
                    ? checkTwice(invariant, stopping)
                    : InvariantResult.unchecked(invariant, away, clock.instant(), 0);
            away = InvariantResult.AWAY.equals(result.problem()) ? result.problem() : null;
            results.add(result);
        }
        return results;
    }

    /** The driver ends a query by KILL QUERY, which may come late and hit the next query: one failure is no outage. */
    InvariantResult checkTwice(Invariant invariant, BooleanSupplier stopping) {
        InvariantResult result = check(invariant);
        return InvariantResult.AWAY.equals(result.problem()) && !stopping.getAsBoolean() ? check(invariant) : result;
    }

    InvariantResult check(Invariant invariant) {
        Instant at = clock.instant();
        long begin = System.nanoTime();
        if (invariant.problem() != null) {
            return InvariantResult.unchecked(invariant, invariant.problem(), at, 0);
        }
        try {
            long findings = queries.count(invariant);
            List<Finding> rows = findings == 0 ? List.of() : queries.rows(invariant);
            return InvariantResult.checked(invariant, findings, rows, at, millisSince(begin));
        } catch (RuntimeException e) {
            return InvariantResult.unchecked(invariant, problem(e), at, millisSince(begin));
        }
    }

    private static String problem(RuntimeException failure) {
        if (failure instanceof QueryTimeoutException) {
            return "The query did not end within compensation.audit.timeout";
        }
        // The other invariants are checked all the same.
        if (Causes.isOverTime(failure)) {
            return "The server ended the query at a time limit, compensation.audit.timeout or its own";
        }
        if (Causes.isInfrastructure(failure)) {
            return InvariantResult.AWAY;
        }
        return failure instanceof DataAccessException
                ? "The query must return the columns subject, order_id and finding, but: " + Causes.rootReason(failure)
                : Causes.rootReason(failure);
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
