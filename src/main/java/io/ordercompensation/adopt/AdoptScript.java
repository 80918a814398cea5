package io.ordercompensation.adopt;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * What a start would run, as a script to run by hand.
 *
 * @param session statements that come first
 * @param obstacles what has to be removed first
 */
public record AdoptScript(
        Server server, List<String> session, List<PlannedChange> changes, List<AdoptFinding> obstacles) {

    /** Returns the exit code: 1 if there are obstacles. */
    public int print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "-- What a start would run on %s %s, schema %s, as it is now, seen as %s. Look again after you have run it: old writers may"
                        + " have gone on.%n-- Then start with spring.flyway.enabled: false.%n",
                server.product(),
                server.version(),
                server.schema(),
                server.account());
        for (AdoptFinding obstacle : obstacles) {
            out.printf("%n-- In the way: %s: %s%n--   %s%n", obstacle.subject(), obstacle.what(), obstacle.remedy());
        }
        if (obstacles.isEmpty()) {
            if (!changes.isEmpty()) {
                out.println();
                session.forEach(statement -> out.println(statement + ";"));
            }
            for (PlannedChange change : changes) {
                out.printf("%n-- %s: %s (%s)%n%s;%n", change.table(), change.reason(), change.effect(), change.sql());
            }
        }
        return obstacles.isEmpty() ? 0 : 1;
    }
}
