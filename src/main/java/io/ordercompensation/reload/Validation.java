package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Route;

/** Checks files as hot deploy would, and deploys none of them. */
public final class Validation {

    private static final String END = ".camel.yaml";
    private static final String SQL = ".sql";
    private static final String AUDIT = "audit/";

    private final HotDeployProperties settings;
    private final HotDeployParts parts;
    private final SqlCheck database;
    private final PrintStream out;

    /** @param database asked about the statements; one without a database knows the rules only */
    public Validation(HotDeployParts parts, SqlCheck database, PrintStream out) {
        this.settings = parts.settings();
        this.parts = parts;
        this.database = database;
        this.out = out;
    }

    /** Answers whether all of the files could be deployed beside the built-in routes, and prints a line for each. */
    public boolean passes(List<Path> files) {
        BuiltInRoutes builtIn = parts.builtInRoutes();
        RouteCheck check = parts.check(database);
        Map<String, Part> others = new HashMap<>();
        for (Route route : parts.context().getRoutes()) {
            others.put(route.getRouteId(), Part.of(route));
        }
        Map<String, String> owners = new TreeMap<>();
        boolean good = statementsPass();
        for (Path file : files) {
            try {
                TrialContext.Parts found =
                        check(check, file, new RouteConflicts(others, owners, builtIn, settings.maxSteps()));
                found.routes().forEach(route -> {
                    owners.put(route.id(), file.toString());
                    others.put(route.id(), route);
                });
                out.println(file + ": good, routes "
                        + String.join(
                                ", ", found.routes().stream().map(Part::id).toList()));
            } catch (RejectedException e) {
                good = false;
                out.println(e.of(file.toString()));
            }
        }
        return good;
    }

    private TrialContext.Parts check(RouteCheck check, Path file, RouteConflicts neighbours) throws RejectedException {
        if (file.getFileName().toString().endsWith(SQL)) {
            throw RejectedException.of(
                    null,
                    "It is a statement, which is checked with the routes that run it.",
                    "Name the file of a route.");
        }
        if (!file.getFileName().toString().endsWith(END)) {
            throw RejectedException.of(null, "A file with routes ends with " + END + ".", "Rename it.");
        }
        try {
            return check.check(FileText.read(file.toString(), file, settings.maxFileBytes()), neighbours);
        } catch (IOException e) {
            throw RejectedException.of(
                    null, "It cannot be read (" + e.getClass().getSimpleName() + ").", "Correct the path.", e);
        }
    }

    /** Takes over the users' good statements, with which the routes are checked then. */
    private boolean statementsPass() {
        if (!Files.isDirectory(parts.sqlDirectory())) {
            return true;
        }
        InsideFolder folder = new InsideFolder(
                parts.sqlDirectory(),
                2,
                HotDeploy.STATEMENTS_AND_AUDITS,
                settings.maxFiles(),
                settings.maxDirectoryBytes());
        boolean good = true;
        try {
            InsideFolder.Listing listing = folder.list();
            for (Map.Entry<String, RejectedException> bad : listing.unusable().entrySet()) {
                out.println(bad.getValue()
                        .of(parts.sqlDirectory().resolve(bad.getKey()).toString()));
                good = false;
            }
            for (String file : listing.files().keySet()) {
                good &= passes(folder, file);
            }
            return good;
        } catch (IOException e) {
            out.println(parts.sqlDirectory() + ": cannot be read: " + e.getMessage());
            return false;
        }
    }

    private boolean passes(InsideFolder folder, String file) throws IOException {
        try {
            String text = FileText.of(file, folder.read(file, settings.maxFileBytes()), settings.maxFileBytes())
                    .text();
            if (file.startsWith(AUDIT)) {
                database.checkQuery(text);
                return true;
            }
            parts.rules().statement(text);
            database.check("the statement", text);
            parts.statements().put(file.substring(0, file.length() - SQL.length()), text);
            return true;
        } catch (RejectedException e) {
            out.println(e.of(parts.sqlDirectory().resolve(file).toString()));
            return false;
        }
    }
}
