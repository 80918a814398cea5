package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import io.ordercompensation.reload.check.RouteFileCheck;
import io.ordercompensation.sql.Statements;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.component.sql.SqlEndpoint;

/** The statements of the folder that are in force, and those that wait until they are good. */
final class SqlFiles {

    static final String PREFIX = "sql/";
    private static final String END = ".sql";

    private final CamelContext context;
    private final Statements statements;
    private final RouteFileCheck rules;
    private final SqlCheck database;
    private final Journal journal;
    private final Map<String, FileText> inForce = new TreeMap<>();
    /** Files about which the database could not be asked. */
    private final Map<String, FileText> unasked = new TreeMap<>();
    /** Files that are no longer in the folder, but a route runs them. */
    private final Set<String> missed = new TreeSet<>();

    SqlFiles(CamelContext context, Statements statements, RouteFileCheck rules, SqlCheck database, Journal journal) {
        this.context = context;
        this.statements = statements;
        this.rules = rules;
        this.database = database;
        this.journal = journal;
    }

    /** Takes the files that the database would run; answers whether any changed what is in force. */
    boolean take(Map<String, FileText> changed, Set<String> gone) {
        gone.forEach(unasked::remove);
        missed.removeAll(changed.keySet());
        Map<String, FileText> due = new TreeMap<>(unasked);
        due.putAll(changed);
        unasked.clear();
        return due.values().stream().filter(this::deploy).count() > 0;
    }

    /** Removes what is gone; to be called when the routes that may have used it have been swapped. */
    void takeAway(Set<String> gone) {
        missed.addAll(gone);
        for (String file : Set.copyOf(missed)) {
            if (!inForce.containsKey(file)) {
                missed.remove(file);
                journal.forgotten(file);
            } else if (statements.builtIn(name(file)).isEmpty() && isUsed(name(file))) {
                journal.rejected(
                        file,
                        null,
                        RejectedException.of(
                                null,
                                "The file is gone, but a route runs it and the jar has none of this name: its last text stays in force.",
                                "Put it back, or take the route away."));
            } else {
                missed.remove(file);
                inForce.remove(file);
                statements.remove(name(file));
                journal.removed(file, statements.builtIn(name(file)).isPresent() ? "the jar's is in force" : "unused");
            }
        }
    }

    /** Whether that version of the file is what runs. */
    boolean isInForce(String file, String hash) {
        return inForce.containsKey(file) && inForce.get(file).hash().equals(hash);
    }

    private boolean deploy(FileText file) {
        FileText before = inForce.get(file.name());
        if (before != null && before.hash().equals(file.hash())) {
            journal.goodAgain(file);
            return false;
        }
        try {
            if (!Statements.isName(name(file.name()))) {
                throw RejectedException.of(
                        null,
                        "This is not a name of a statement.",
                        "Use lower case letters, digits, dots and dashes, at most one directory below the folder.");
            }
            if (!Statements.isOverridable(name(file.name()))) {
                throw RejectedException.of(
                        null,
                        "Statements of that directory are the product's alone, and this would never be run.",
                        "Put your own statements into the folder itself, into 'order' or into 'outbox'.");
            }
            rules.statement(file.text());
            database.check("the statement", file.text());
            statements.put(name(file.name()), file.text());
            inForce.put(file.name(), file);
            journal.deployed(file, "it is run from now on");
            return true;
        } catch (RejectedException e) {
            if (e.isPassing()) {
                unasked.put(file.name(), file);
            }
            journal.rejected(file.name(), file.hash(), e);
            return false;
        }
    }

    private boolean isUsed(String name) {
        return context.getEndpoints().stream()
                .filter(SqlEndpoint.class::isInstance)
                .map(endpoint -> statements.nameOf(LiveSqlComponent.query((SqlEndpoint) endpoint)))
                .anyMatch(used -> used.filter(name::equals).isPresent());
    }

    private static String name(String file) {
        return file.substring(PREFIX.length(), file.length() - END.length());
    }
}
