package io.ordercompensation.adopt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the server can do what the product asks of it, how this session reads times, and what the account may do. */
final class ServerLook implements Look {

    private static final List<String> TO_CHANGE_TABLES =
            List.of("ALTER", "CREATE", "INDEX", "INSERT", "UPDATE", "DELETE", "TRIGGER");

    private final Server server;
    private final Queries queries;

    ServerLook(Server server, Queries queries) {
        this.server = server;
        this.queries = queries;
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.SERVER;
    }

    @Override
    public List<AdoptFinding> findings() {
        List<AdoptFinding> findings = new ArrayList<>();
        findings.add(version());
        findings.add(zone());
        Set<String> rights = queries.rows("rights", Map.of()).stream()
                .map(row -> row.text("name"))
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(TO_CHANGE_TABLES);
        missing.removeAll(rights);
        if (!missing.isEmpty()) {
            findings.add(AdoptFinding.note(
                    AdoptCode.ACCOUNT,
                    server.account(),
                    "The account itself holds no right to %s on this schema.".formatted(String.join(", ", missing)),
                    "Start with an account that may, or have the output of adopt --sql run by one and set"
                            + " spring.flyway.enabled: false."));
        }
        return findings;
    }

    private AdoptFinding version() {
        String name = server.product() + " " + server.version();
        if (!server.isNewEnough()) {
            return AdoptFinding.refuse(
                    AdoptCode.SERVER,
                    name,
                    "The server has no JSON_TABLE, with which every statement of a batch begins.",
                    "Upgrade it to MariaDB 10.6 or MySQL 8.0.4 first, or newer.");
        }
        if (server.readOnly()) {
            return AdoptFinding.refuse(
                    AdoptCode.SERVER,
                    name,
                    "The server is read only: it is a replica, or somebody works on it.",
                    "Set spring.datasource.url to the primary.");
        }
        return AdoptFinding.ok(AdoptCode.SERVER, name, "The server can do what is asked of it.");
    }

    private AdoptFinding zone() {
        String zones = "The server is in %s, this session in %s".formatted(server.serverZone(), server.sessionZone());
        return server.sessionOffset() == 0
                ? AdoptFinding.ok(
                        AdoptCode.SESSION_ZONE, server.sessionZone(), zones + ": TIMESTAMP columns are read as UTC.")
                : AdoptFinding.decide(
                        AdoptCode.SESSION_ZONE,
                        server.sessionZone(),
                        zones + ", which is not UTC: the product's own times are UTC, and what it logs by the server's"
                                + " clock would be of another zone.",
                        "Take connectionTimeZone and time_zone out of spring.datasource.url and of connection-init-sql:"
                                + " the product sets UTC for its own sessions alone.");
    }
}
