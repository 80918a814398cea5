package io.ordercompensation.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Triggers run with the product's statements too, and may give back what it gives back. */
final class Triggers implements Look {

    private final Queries queries;
    private final Server server;

    Triggers(Queries queries, Server server) {
        this.queries = queries;
        this.server = server;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.TRIGGERS;
    }

    @Override
    public List<AdoptFinding> findings() {
        List<AdoptFinding> findings = new ArrayList<>();
        for (Row row : queries.rows("triggers", Tables.PARAMETER)) {
            findings.add(AdoptFinding.decide(
                    code(),
                    row.text("table_name") + "." + row.text("name"),
                    "The trigger runs %s every %s, those of the product too: if it gives something back or writes a log, that happens twice."
                            .formatted(row.text("timing"), row.text("event")),
                    "Read it (SHOW CREATE TRIGGER %s); drop it, or set compensation.adopt.accept: triggers."
                            .formatted(row.text("name"))));
        }
        if (findings.isEmpty()) {
            boolean sees =
                    queries.rows("rights", Map.of()).stream().anyMatch(right -> "TRIGGER".equals(right.text("name")));
            findings.add(
                    sees
                            ? AdoptFinding.ok(code(), "triggers", "There are none on these tables.")
                            : AdoptFinding.decide(
                                    code(),
                                    "triggers",
                                    "The account %s may not see triggers, which may give back what the product gives back."
                                            .formatted(server.account()),
                                    "Look with another account, such as that of spring.flyway.user, or have somebody run"
                                            + " SHOW TRIGGERS LIKE 'trade\\_%'."));
        }
        return findings;
    }
}
