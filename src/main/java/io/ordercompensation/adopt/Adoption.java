package io.ordercompensation.adopt;

import io.ordercompensation.audit.AuditScope;
import io.ordercompensation.audit.InvariantQueries;
import io.ordercompensation.audit.Invariants;
import io.ordercompensation.retry.Causes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;

/** A look at the tables before the product starts on them. Nothing is changed. */
public final class Adoption {

    private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

    private final DataSource dataSource;
    private final Queries queries;
    private final AdoptSettings settings;
    private final Clock clock;

    public Adoption(DataSource dataSource, AdoptSettings settings, Clock clock) {
        this.dataSource = dataSource;
        this.queries = new Queries(dataSource, settings.limits());
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Looks at everything.
     *
     * @param invariantQueries creates the queries from a leading WITH clause and a scope
     */
    public AdoptReport report(
            Invariants invariants, BiFunction<String, AuditScope, InvariantQueries> invariantQueries) {
        Server server = Server.read(queries);
        Tables tables = Tables.read(queries, server);
        Adopted adopted = Adopted.read(queries, dataSource);
        List<TableState> states = states(server, tables);
        Changes changes = changes(server, states);
        List<Look> looks = new ArrayList<>();
        looks.add(new ServerLook(server, queries));
        looks.add(new AdoptionMoment(adopted, !states.isEmpty(), settings.limits()));
        looks.add(changes);
        looks.addAll(beforeTheMigration(server, tables));
        looks.add(new LogRefusesInserts(server, tables, settings, changes::drops));
        looks.add(new Messages(queries, tables, settings));
        looks.add(new OrdersWithoutDeductions(queries, tables, settings));
        looks.add(new OrderTimes(queries, tables, settings, clock));
        looks.add(new CutBodies(queries, tables, settings));
        looks.add(new LongValues(queries, tables, settings));
        looks.add(new Triggers(queries, server));
        looks.add(new Outbox(queries, tables, settings, adopted));
        looks.add(new Sweep(queries, tables, settings, adopted, clock));
        looks.add(new AuditLook(tables, invariants, invariantQueries, settings, adopted, clock));
        List<AdoptFinding> findings = new ArrayList<>();
        looks.forEach(look -> findings.addAll(findings(look)));
        return AdoptReport.of(server, states, changes.planned(), findings);
    }

    /** What a start would run, and what is in its way. */
    public AdoptScript script() {
        Server server = Server.read(queries);
        Changes changes = changes(server, states(server, Tables.read(queries, server)));
        return new AdoptScript(server, changes.session(), changes.planned(), changes.obstaclesToTheScript());
    }

    private List<TableState> states(Server server, Tables tables) {
        return new TableStates(queries, server, tables, settings.limits().maxRows()).read();
    }

    private Changes changes(Server server, List<TableState> states) {
        return Changes.of(dataSource, queries, server, states, settings.limits());
    }

    /** Reasons not to migrate, let alone to consume. */
    public List<AdoptFinding> refusalsBeforeTheMigration() {
        Server server = Server.read(queries);
        // No rows are counted: which keys a start drops depends only on the shape of the tables.
        return refusals(server, changes(server, List.of())::drops);
    }

    /** Reasons not to consume, given the tables as they are now. */
    public List<AdoptFinding> refusalsAfterTheMigration() {
        return refusals(Server.read(queries), (table, key) -> false);
    }

    private List<AdoptFinding> refusals(Server server, BiPredicate<String, String> dropped) {
        Tables tables = Tables.read(queries, server);
        List<Look> looks = new ArrayList<>(beforeTheMigration(server, tables));
        looks.add(new LogRefusesInserts(server, tables, settings, dropped));
        return refusals(looks);
    }

    private List<Look> beforeTheMigration(Server server, Tables tables) {
        return List.of(
                new UnknownGroup(queries, tables, settings, Adopted.read(queries, dataSource), clock),
                new UnknownTopic(queries, tables, settings, clock),
                new LedgerWithoutDeductions(queries, tables, settings),
                new ZoneForTimestamp(server, tables, settings, clock));
    }

    /** A query that times out does not prevent the start; the next start asks again. */
    private List<AdoptFinding> refusals(List<Look> looks) {
        List<AdoptFinding> refusals = new ArrayList<>();
        for (Look look : looks) {
            try {
                look.findings().stream()
                        .map(this::unlessAccepted)
                        .filter(finding -> finding.level() == Level.REFUSE)
                        .forEach(refusals::add);
            } catch (QueryTimeoutException tooLong) {
                LOG.warn(
                        "The check for harm ({}) did not finish within {} (compensation.adopt.timeout); run"
                                + " the command adopt with a longer one",
                        look.code(),
                        settings.limits().timeout());
            }
        }
        return refusals;
    }

    private List<AdoptFinding> findings(Look look) {
        try {
            return look.findings().stream().map(this::unlessAccepted).toList();
        } catch (QueryTimeoutException tooLong) {
            return List.of(AdoptFinding.decide(
                    look.code(),
                    "not looked at",
                    "The server did not answer within %s."
                            .formatted(settings.limits().timeout()),
                    "Raise compensation.adopt.timeout, or look at a copy of the database."));
        } catch (DataAccessException failure) {
            return List.of(AdoptFinding.decide(
                    look.code(),
                    "not looked at",
                    Causes.rootReason(failure) + ".",
                    "Check that the account may read the table and that it has the columns of the README."));
        }
    }

    private AdoptFinding unlessAccepted(AdoptFinding finding) {
        return finding.isOpen() && settings.limits().accept().contains(finding.code()) ? finding.accepted() : finding;
    }
}
