package io.ordercompensation.adopt;

import io.ordercompensation.adopt.WayBackPlan.Standing;
import io.ordercompensation.adopt.WayBackPlan.Unsent;
import java.io.PrintStream;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Prints the way back for people. */
public final class WayBackText {

    private static final List<String> STATUSES = List.of(
            "0 unfinished the old listener's own, it knows what to do",
            "1 done       it returns nothing for them",
            "2 due        nothing was given back yet; it restores them if the broker delivers them again",
            "3 parked     set to 1, so that it returns nothing; a start of this product parks them again",
            "4 discarded  set to 1, so that it returns nothing; a start of this product discards them again");

    private static final int NAME = 12;

    private final Paragraphs out;

    public WayBackText(PrintStream out) {
        this.out = new Paragraphs(out);
    }

    /** Before anything is changed. */
    public void plan(WayBackPlan plan) {
        out.line(where(plan) + ". Nothing is changed by looking.");
        out.line("");
        out.line("%-12s %10s  %s", "status", "messages", "for the old listener");
        for (int status = 0; status < STATUSES.size(); status++) {
            String text = STATUSES.get(status);
            out.line(
                    "%-12s %10s  %s",
                    text.substring(0, NAME).strip(),
                    Words.number(plan.messages(status)),
                    text.substring(NAME).strip());
        }
        out.line("");
        plan.of(WayBackPlan.PARKED).forEach(standing -> decided("PARKED", standing));
        plan.of(WayBackPlan.DISCARDED).forEach(standing -> decided("GIVEN UP", standing));
        if (plan.refusedKeys() > 0) {
            out.line("KEYS");
            out.wrapped(("%s, %s for instance, of refused messages have no row: the old listener would look there, find"
                            + " nothing and restore. A row in status 1 prevents that. A valid cancel of that order that"
                            + " the old listener gets later is dropped too: send it again when this product is back.")
                    .formatted(Words.number(plan.refusedKeys()), plan.exampleKeys()));
        }
        remaining(plan);
        out.line("");
        out.line(
                plan.changes() == 0
                        ? "There is nothing to change."
                        : "%s would be changed. Stop this product, then: back --yes"
                                .formatted(Words.count(plan.changes(), "row")));
    }

    /** After the change. */
    public void done(WayBackPlan before, WayBackPlan now) {
        out.line("%s. Changed: %s.", where(now), Words.count(before.changes(), "row"));
        remaining(now);
        out.line("");
        out.line(
                now.isOpen()
                        ? "The rest is yours to do before the old listener starts."
                        : "The old listener may start, in the same group.");
    }

    private static String where(WayBackPlan plan) {
        return "Schema " + plan.schema() + ", " + UnknownGroup.name(plan.group(), plan.tag());
    }

    private void decided(String word, Standing standing) {
        out.line(word);
        out.wrapped("%s, %s for instance: %s"
                .formatted(
                        Words.count(standing.messages(), "message"),
                        standing.example(),
                        standing.remark() == null ? "without a reason." : standing.remark()));
    }

    private void remaining(WayBackPlan plan) {
        plan.of(WayBackPlan.DUE).forEach(standing -> due(plan, standing));
        plan.unsent().forEach(this::unsent);
    }

    private void due(WayBackPlan plan, Standing due) {
        out.line("TO DO");
        out.wrapped(("%s failed and will be tried again, %s for instance, the first of %s. The broker has handed them"
                        + " over and does not deliver them by itself.")
                .formatted(
                        Words.count(due.messages(), "message"),
                        due.example(),
                        due.oldest() == null ? "an unknown time" : due.oldest() + " UTC"));
        out.wrapped("-> Let this product run until there are none (it parks what keeps failing), or, with nobody"
                + " consuming, have the broker deliver again what came since; the old listener drops what is done:");
        out.line(
                "        mqadmin resetOffsetByTime -n NAMESERVER -g %s -t %s -s %s",
                plan.group(), plan.topic(), due.oldest() == null ? "MILLISECONDS" : millis(due.oldest()));
    }

    /** A minute earlier: the message was sent before it was received. */
    private static long millis(String oldest) {
        return LocalDateTime.parse(oldest.replace(' ', 'T'))
                .truncatedTo(ChronoUnit.SECONDS)
                .minusMinutes(1)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    private void unsent(Unsent unsent) {
        out.line("TO DO");
        out.wrapped(String.format(
                Locale.ROOT,
                "%s of topic '%s' in the outbox, %s for instance, not published yet.",
                Words.count(unsent.messages(), "message"),
                unsent.topic(),
                unsent.example()));
        out.wrapped(
                "-> Let this product run until the relay has published them, unless the service that wrote them sends"
                        + " them itself.");
    }
}
