package io.ordercompensation.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether anybody writes deductions. If the shop has orders or restores but not one deduction, nobody does, and every
 * cancel would succeed with nothing given back. A shop without a confirmed order is just new.
 */
final class LedgerWithoutDeductions implements Look {

    private final Queries queries;
    private final Tables tables;
    private final AdoptSettings settings;

    LedgerWithoutDeductions(Queries queries, Tables tables, AdoptSettings settings) {
        this.queries = queries;
        this.tables = tables;
        this.settings = settings;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.LEDGER_WITHOUT_DEDUCTIONS;
    }

    @Override
    public List<AdoptFinding> findings() {
        List<AdoptFinding> findings = new ArrayList<>();
        for (Ledger ledger : Ledger.ALL) {
            if (settings.ledger() && settings.hasStep(ledger.step())) {
                findings.add(look(ledger));
            }
        }
        return findings;
    }

    private AdoptFinding look(Ledger ledger) {
        if (ledger.isThere(tables) && exists(ledger.name() + "-deduction").isPresent()) {
            return AdoptFinding.ok(code(), ledger.log(), "It has deductions.");
        }
        Optional<String> restore = ledger.isThere(tables) ? exists(ledger.name() + "-restore") : Optional.empty();
        if (restore.isPresent()) {
            return refusal(
                    ledger, "It has restores, of order " + restore.get() + " for instance, and not one deduction");
        }
        return (ledger.hasOrders(tables) ? exists(ledger.name() + "-order") : Optional.<String>empty())
                .map(order -> refusal(
                        ledger,
                        "There are confirmed orders with %s, order %s for instance, and not one deduction"
                                .formatted(ledger.orders(), order)))
                .orElseGet(() -> AdoptFinding.ok(code(), ledger.log(), "No order has taken anything yet."));
    }

    private AdoptFinding refusal(Ledger ledger, String what) {
        return AdoptFinding.refuse(
                code(),
                ledger.log(),
                what + ": every cancel would be marked as done and no %s given back.".formatted(ledger.thing()),
                "Set compensation.source: message to give back what the messages say; or have the order service log what it"
                        + " takes first, and set compensation.adopt.accept: ledger-without-deductions until it does.");
    }

    private Optional<String> exists(String query) {
        return queries.first(query, Map.of()).map(row -> row.text("example"));
    }
}
