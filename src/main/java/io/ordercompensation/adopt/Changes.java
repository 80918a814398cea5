package io.ordercompensation.adopt;

import io.ordercompensation.retry.Causes;
import io.ordercompensation.schema.Obstacle;
import io.ordercompensation.schema.SchemaPlan;
import io.ordercompensation.schema.SchemaStep;
import io.ordercompensation.schema.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;

/** What a start would change in the tables, and how long writers may have to wait. */
final class Changes implements Look {

    /** A guess for such a table on a small server; measure on a copy to know exactly. */
    private static final long ROWS_A_SECOND = 20_000;

    private final SchemaPlan plan;
    private final Map<String, TableState> tables;

    private final String problem;
    private final Optional<Obstacle> hiddenTriggers;

    private Changes(SchemaPlan plan, List<TableState> tables, String problem, Optional<Obstacle> hiddenTriggers) {
        this.plan = plan;
        this.hiddenTriggers = hiddenTriggers;
        this.problem = problem;
        this.tables = tables.stream().collect(Collectors.toMap(TableState::name, Function.identity()));
    }

    /** Plans on a connection that may not write. */
    static Changes of(
            DataSource dataSource, Queries queries, Server server, List<TableState> tables, AdoptProperties limits) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setReadOnly(true);
            queries.limitTime(connection, server.isMySql(), limits.timeout());
            SchemaPlan plan = SchemaPlan.of(connection);
            return new Changes(plan, tables, null, plan.hiddenTriggers(connection));
        } catch (SQLException | DataAccessException e) {
            return new Changes(new SchemaPlan(List.of(), List.of()), tables, Causes.rootReason(e), Optional.empty());
        }
    }

    @Override
    public AdoptCode code() {
        return AdoptCode.CHANGES;
    }

    @Override
    public List<AdoptFinding> findings() {
        List<AdoptFinding> findings = new ArrayList<>(obstacles());
        List<PlannedChange> planned = planned();
        String created = planned.stream()
                .filter(PlannedChange::creates)
                .map(PlannedChange::table)
                .collect(Collectors.joining(", "));
        if (!created.isEmpty()) {
            findings.add(AdoptFinding.note(code(), "new tables", "Created: " + created + "."));
        }
        for (String table : new TreeSet<>(planned.stream()
                .filter(change -> !change.creates())
                .map(PlannedChange::table)
                .toList())) {
            changed(
                    table,
                    planned.stream()
                            .filter(change -> change.table().equals(table))
                            .toList(),
                    findings);
        }
        if (findings.isEmpty()) {
            findings.add(AdoptFinding.ok(code(), "tables", "They have the shape that the product works on."));
        }
        return findings;
    }

    /** What has to be removed before anything is changed. */
    List<AdoptFinding> obstacles() {
        List<AdoptFinding> obstacles = new ArrayList<>();
        if (problem != null) {
            obstacles.add(AdoptFinding.decide(
                    code(),
                    "not looked at",
                    "What a start would change could not be planned: " + problem + ".",
                    "Raise compensation.adopt.timeout, or look at a copy of the database."));
        }
        for (Obstacle obstacle : plan.obstacles()) {
            obstacles.add(AdoptFinding.refuse(
                    code(), obstacle.table(), "The table " + obstacle.cause() + ".", obstacle.mend()));
        }
        return obstacles;
    }

    /** What has to be removed before a manual run. A start uses another account and checks for itself. */
    List<AdoptFinding> obstaclesToTheScript() {
        List<AdoptFinding> obstacles = obstacles();
        hiddenTriggers.ifPresent(hidden -> obstacles.add(AdoptFinding.refuse(
                code(),
                hidden.table(),
                "The table " + hidden.cause() + ": run by hand, these statements might fire some.",
                "Look with another account, or as an administrator: " + hidden.mend())));
        return obstacles;
    }

    private void changed(String table, List<PlannedChange> changes, List<AdoptFinding> findings) {
        TableState state = tables.get(table);
        if (state == null) {
            return;
        }
        long wait = changes.stream().mapToLong(PlannedChange::waitSeconds).sum();
        String effects = changes.stream().map(PlannedChange::effect).distinct().collect(Collectors.joining("; "));
        String what = "%s on %s: %s".formatted(Words.count(changes.size(), "statement"), rows(state), effects);
        findings.add(
                wait == 0
                        ? AdoptFinding.note(code(), table, what + ".")
                        : AdoptFinding.decide(
                                code(),
                                table,
                                "%s, reckoned at %s rows a second about %d s."
                                        .formatted(what, Words.number(ROWS_A_SECOND), wait),
                                "Start when they may wait, or have adopt --sql run first; measure it on a copy."));
    }

    private static String rows(TableState state) {
        return state.told() + (state.rows() == 1 ? " row" : " rows");
    }

    List<PlannedChange> planned() {
        return plan.steps().stream().map(this::planned).toList();
    }

    /** Whether a start drops a key before it writes the first row. */
    boolean drops(String table, String key) {
        return plan.steps().stream()
                .anyMatch(step -> step.table().equals(table) && step.statement().contains("DROP KEY `" + key + "`"));
    }

    private PlannedChange planned(SchemaStep step) {
        TableState state = tables.get(step.table());
        long rows = state == null ? 0 : state.rows();
        return new PlannedChange(
                step.table(),
                step.sql(),
                step.reason(),
                step.work().effect(),
                step.work() == Work.CREATE,
                step.work().copiesTable(),
                step.work().stopsWriters() ? rows / ROWS_A_SECOND : 0);
    }

    /** Statements that a manual run needs first. */
    List<String> session() {
        return SchemaPlan.SESSION;
    }
}
