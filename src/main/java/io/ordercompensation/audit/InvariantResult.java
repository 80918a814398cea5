package io.ordercompensation.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What one check of an invariant found.
 *
 * @param findings all of them; null if it could not be checked
 * @param millis how long the check took
 * @param problem why it could not be checked, else null
 * @param rows the first of the findings, by order and subject
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record InvariantResult(
        String name,
        String title,
        State state,
        Long findings,
        Instant checkedAt,
        Long millis,
        String meaning,
        String advice,
        String problem,
        List<Finding> rows) {

    static final String AWAY = "The database did not answer";

    /** How a check ended. */
    public enum State {
        CLEAN,
        FOUND,
        UNCHECKED
    }

    public InvariantResult {
        rows = List.copyOf(rows);
    }

    static InvariantResult checked(Invariant invariant, long findings, List<Finding> rows, Instant at, long millis) {
        return new InvariantResult(
                invariant.name(),
                invariant.title(),
                findings == 0 ? State.CLEAN : State.FOUND,
                findings,
                at,
                millis,
                invariant.meaning(),
                invariant.advice(),
                null,
                rows);
    }

    static InvariantResult unchecked(Invariant invariant, String problem, Instant at, long millis) {
        return new InvariantResult(
                invariant.name(),
                invariant.title(),
                State.UNCHECKED,
                null,
                at,
                millis,
                invariant.meaning(),
                invariant.advice(),
                problem,
                List.of());
    }

    /** Without rows and meaning, and with advice only if something was found. */
    InvariantResult brief() {
        return new InvariantResult(
                name,
                title,
                state,
                findings,
                checkedAt,
                millis,
                null,
                state == State.FOUND ? advice : null,
                problem,
                List.of());
    }
}
