package io.ordercompensation.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many of the newest orders a ledger does not know: their cancels would give nothing back. */
final class OrdersWithoutDeductions implements Look {

    private static final int SAMPLE = 10_000;

    private final Queries queries;
    private final Tables tables;
    private final AdoptSettings settings;

    OrdersWithoutDeductions(Queries queries, Tables tables, AdoptSettings settings) {
        this.queries = queries;
        this.tables = tables;
        this.settings = settings;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.ORDERS_WITHOUT_DEDUCTIONS;
    }

    @Override
    public List<AdoptFinding> findings() {
        List<AdoptFinding> findings = new ArrayList<>();
        for (Ledger ledger : Ledger.ALL) {
            if (settings.ledger()
                    && settings.hasStep(ledger.step())
                    && ledger.isThere(tables)
                    && ledger.hasOrders(tables)) {
                findings.add(look(ledger));
            }
        }
        return findings;
    }

    private AdoptFinding look(Ledger ledger) {
        // An old log may have no key at all: each lookup of an order would read all of it.
        String how = tables.uniqueKeys(ledger.log()).isEmpty() ? "-of-unkeyed" : "";
        Row row = queries.rows("orders-without-" + ledger.name() + how, Map.of("sample", SAMPLE))
                .get(0);
        String looked =
                "%s with %s".formatted(Words.count(row.number("orders"), "newest confirmed order"), ledger.orders());
        if (row.number("missing") == 0) {
            return AdoptFinding.ok(code(), ledger.log(), "Of the " + looked + " none is without its deduction.");
        }
        return AdoptFinding.decide(
                code(),
                ledger.log(),
                "Of the %s, %s without a deduction, order %s for instance: a cancel of such an order would give no %s back."
                        .formatted(looked, Words.number(row.number("missing")), row.text("example"), ledger.thing()),
                "Enter the missing rows of type 1, or set compensation.source: message if the order service does not log"
                        + " what it takes.");
    }
}
