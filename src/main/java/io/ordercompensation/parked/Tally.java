package io.ordercompensation.parked;

import io.ordercompensation.parked.ActResult.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what became of the messages of an act on many. */
final class Tally {

    private static final int MAX_REFUSALS = 20;

    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final List<ActResult> refusals = new ArrayList<>();

    void add(List<ActResult> results) {
        for (ActResult result : results) {
            counts.merge(result.outcome(), 1, Integer::sum);
            boolean stays = result.outcome() == Outcome.REFUSED || result.outcome() == Outcome.CONFIRM_ORDER;
            if (stays && refusals.size() < MAX_REFUSALS) {
                refusals.add(result);
            }
        }
    }

    BulkResult result(boolean interrupted) {
        return new BulkResult(
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                count(Outcome.DONE),
                count(Outcome.NOT_PARKED) + count(Outcome.NOT_FOUND),
                count(Outcome.REFUSED),
                count(Outcome.CONFIRM_ORDER),
                refusals,
                interrupted);
    }

    private int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
