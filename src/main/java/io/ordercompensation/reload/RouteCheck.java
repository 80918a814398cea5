package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import io.ordercompensation.reload.check.RouteFileCheck;
import io.ordercompensation.sql.Statements;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Endpoint;

/** Checks whether a file with routes may be deployed; the same for a deployment and for a mere question. */
final class RouteCheck {

    private final RouteFileCheck rules;
    private final TrialContext trial;
    private final Statements statements;
    private final SqlCheck database;

    RouteCheck(RouteFileCheck rules, TrialContext trial, Statements statements, SqlCheck database) {
        this.rules = rules;
        this.trial = trial;
        this.statements = statements;
        this.database = database;
    }

    /**
     * Answers the parts of the file.
     *
     * @throws RejectedException if it is not to be deployed
     */
    TrialContext.Parts check(FileText file, RouteConflicts neighbours) throws RejectedException {
        rules.route(file.text());
        TrialContext.Parts parts;
        try {
            parts = trial.parts(file, endpoint -> checkEndpoint(file, endpoint));
        } catch (RejectedException e) {
            throw e;
        } catch (Exception | LinkageError | StackOverflowError e) {
            throw TrialFailure.of(file, e);
        }
        neighbours.check(file, parts);
        if (!rules.isTrusting()) {
            TransactionChain.check(file, parts.routes(), neighbours.with(parts.routes()));
        }
        for (String query : new TreeSet<>(parts.queries())) {
            checkStatement(file, query);
        }
        return parts;
    }

    /** @throws RejectedException if the jar's routes with these ids, which return, conflict with what runs by then */
    void checkReturning(Set<String> ids, RouteConflicts neighbours) throws RejectedException {
        neighbours.checkReturning(ids);
        if (!rules.isTrusting()) {
            TransactionChain.checkCalled(null, neighbours.with(Set.of()));
        }
    }

    private void checkEndpoint(FileText file, Endpoint endpoint) throws RejectedException {
        try {
            rules.endpoint(endpoint);
        } catch (RejectedException e) {
            String plain = Part.plain(endpoint.getEndpointUri());
            Integer whole = TrialFailure.line(file.text(), plain);
            throw e.at(whole != null ? whole : TrialFailure.line(file.text(), plain.split(":", 2)[0]));
        }
    }

    private void checkStatement(FileText file, String query) throws RejectedException {
        Optional<String> name = statements.nameOf(query);
        if (name.isEmpty()) {
            checkWrittenOut(file, query);
            return;
        }
        Integer line = TrialFailure.line(file.text(), "sql:" + name.get());
        String text = statements
                .find(name.get())
                .orElseThrow(() -> RejectedException.of(
                        line,
                        "Its statement sql/%s.sql is not good.".formatted(name.get()),
                        "Correct that file first; this one is tried again then."));
        if (statements.users().containsKey(name.get())) {
            return; // The database checked it when it was taken over.
        }
        at(line, "the statement " + name.get(), text);
    }

    private void checkWrittenOut(FileText file, String query) throws RejectedException {
        Integer line = TrialFailure.line(file.text(), query.split("[?\n]", 2)[0].strip());
        if (query.startsWith("classpath:") || query.startsWith("file:")) {
            throw RejectedException.of(
                    line,
                    "The statement '" + query + "' is outside of compensation.sql-directory.",
                    "Put it there and write sql:{{sql:its-name}}.");
        }
        at(line, "the statement of the route", query);
    }

    private void at(Integer line, String what, String text) throws RejectedException {
        try {
            rules.statement(text);
            database.check(what, text);
        } catch (RejectedException e) {
            throw e.at(line);
        }
    }
}
