package io.ordercompensation.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ordercompensation.audit.InvariantResult.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the last check of each invariant found.
 *
 * @param startedAt of the last run of all invariants, null before the first
 * @param finishedAt of that run
 * @param findings of all invariants together
 * @param unchecked invariants that could not be checked
 * @param notLookedAt what is older than the adoption of an old listener's tables; null if there was none, or all is looked at
 */
public record AuditReport(
        Instant startedAt,
        Instant finishedAt,
        long findings,
        long unchecked,
        @JsonInclude(JsonInclude.Include.NON_NULL) NotLookedAt notLookedAt,
        List<InvariantResult> invariants) {

    public AuditReport {
        invariants = List.copyOf(invariants);
    }

    static AuditReport none() {
        return of(null, null, null, List.of());
    }

    static AuditReport of(
            Instant startedAt, Instant finishedAt, NotLookedAt notLookedAt, List<InvariantResult> results) {
        return new AuditReport(
                startedAt,
                finishedAt,
                results.stream()
                        .filter(result -> result.state() == State.FOUND)
                        .mapToLong(InvariantResult::findings)
                        .sum(),
                results.stream()
                        .filter(result -> result.state() == State.UNCHECKED)
                        .count(),
                notLookedAt,
                results);
    }

    /** The same with one invariant checked again. */
    AuditReport with(InvariantResult result) {
        TreeMap<String, InvariantResult> merged = new TreeMap<>();
        invariants.forEach(before -> merged.put(before.name(), before));
        merged.put(result.name(), result);
        return of(startedAt, finishedAt, notLookedAt, List.copyOf(merged.values()));
    }

    /** What was found for one invariant, with its rows. */
    public Optional<InvariantResult> of(String name) {
        return invariants.stream().filter(result -> result.name().equals(name)).findFirst();
    }

    /** Without the rows, for an overview. */
    public AuditReport brief() {
        return new AuditReport(
                startedAt,
                finishedAt,
                findings,
                unchecked,
                notLookedAt,
                invariants.stream().map(InvariantResult::brief).toList());
    }
}
