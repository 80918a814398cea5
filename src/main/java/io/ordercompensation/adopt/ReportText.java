package io.ordercompensation.adopt;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints a report for people. */
public final class ReportText {

    private final PrintStream out;
    private final Paragraphs paragraphs;

    public ReportText(PrintStream out) {
        this.out = out;
        this.paragraphs = new Paragraphs(out);
    }

    public void print(AdoptReport report) {
        Server server = report.server();
        out.printf(
                Locale.ROOT,
                "%s %s, schema %s, as %s. Nothing is changed by looking.%n%n",
                server.product(),
                server.version(),
                server.schema(),
                server.account());
        tables(report.tables());
        report.changes().stream().filter(change -> !change.creates()).forEach(this::change);
        report.findings().forEach(this::finding);
        out.printf(Locale.ROOT, "%n%s%n", verdict(report));
    }

    private void tables(List<TableState> tables) {
        if (tables.isEmpty()) {
            out.printf("There are no tables of an order system: a start creates them.%n%n");
            return;
        }
        out.printf(
                Locale.ROOT, "%-24s %15s %10s  %-7s %-20s %s%n", "table", "rows", "MiB", "engine", "collation", "key");
        for (TableState table : tables) {
            out.printf(
                    Locale.ROOT,
                    "%-24s %15s %10.1f  %-7s %-20s %s%n",
                    table.name(),
                    table.told(),
                    table.bytes() / 1048576.0,
                    table.engine(),
                    table.collation(),
                    table.key().isEmpty() ? "none" : String.join(", ", table.key()));
        }
        out.println();
    }

    /** The statement as it will be run; see {@link AdoptScript} for one that somebody else can run. */
    private void change(PlannedChange change) {
        out.printf("%s: %s%n", change.table(), change.effect());
        change.sql().lines().forEach(line -> out.println("    " + line));
        out.println();
    }

    private void finding(AdoptFinding finding) {
        out.printf("%-7s %s: %s%n", finding.level().name(), finding.code(), finding.subject());
        paragraphs.wrapped(finding.what());
        if (finding.remedy() != null) {
            paragraphs.wrapped("-> " + finding.remedy());
        }
    }

    private static String verdict(AdoptReport report) {
        if (report.exitCode() == 0) {
            return "Nothing here can go wrong at a start.";
        }
        return report.refuse() > 0
                ? "A start would be refused by %s, %s more to be decided."
                        .formatted(Words.count(report.refuse(), "finding"), Words.number(report.decide()))
                : "Decide first: %s.".formatted(Words.count(report.decide(), "finding"));
    }
}
