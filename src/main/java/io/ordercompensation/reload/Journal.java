package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was deployed when and with which result, which files are rejected now, and the good versions of each file. */
final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    /** Length of one entry's message: what it quotes may be as long as a file. */
    private static final int MAX_MESSAGE = 2000;

    private final int maxEntries;
    private final Clock clock;
    private final Deque<Deployment> history = new ArrayDeque<>();
    private final Map<String, Deployment> rejected = new TreeMap<>();
    private final GoodVersions versions;
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    /** Who asked for the version that is found in the folder next, by file. */
    private final Map<String, String> operators = new HashMap<>();

    Journal(int maxEntries, GoodVersions versions, Clock clock) {
        this.maxEntries = maxEntries;
        this.versions = versions;
        this.clock = clock;
    }

    synchronized void deployed(FileText file, String what) {
        versions.add(file);
        rejected.remove(file.name());
        add(file.name(), file.hash(), Outcome.DEPLOYED, null, what);
    }

    /** A rejected file is again as it was before. */
    synchronized void goodAgain(FileText file) {
        if (rejected.remove(file.name()) != null) {
            add(file.name(), file.hash(), Outcome.DEPLOYED, null, "as before");
        }
    }

    synchronized void removed(String file, String what) {
        rejected.remove(file);
        add(file, null, Outcome.REMOVED, null, what);
    }

    /** A rejected file that was never in force is gone. */
    synchronized void forgotten(String file) {
        rejected.remove(file);
    }

    /** Logs each version and reason once. */
    synchronized void rejected(String file, String hash, RejectedException why) {
        Deployment before = rejected.get(file);
        String message = bounded(why.getMessage() + " " + why.remedy());
        if (before == null
                || !message.equals(before.message())
                || !String.valueOf(hash).equals(before.hash() + "")) {
            rejected.put(file, add(file, hash, Outcome.REJECTED, why.line(), message));
            LOG.debug("Why {} was rejected", file, why);
        }
    }

    synchronized void asked(String file, String operator) {
        operators.put(file, operator);
    }

    /** The newest first. */
    synchronized List<Deployment> history() {
        return new ArrayList<>(history);
    }

    synchronized List<Deployment> rejected() {
        return new ArrayList<>(rejected.values());
    }

    synchronized long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** Whether a good version is known. */
    synchronized boolean knows(String file) {
        return versions.knows(file);
    }

    /** The good version before the one in the folder; the one in force, if what is in the folder is not. */
    synchronized Optional<FileText> previous(String file, boolean inForce) {
        return versions.previous(file, inForce);
    }

    private Deployment add(String file, String hash, Outcome outcome, Integer line, String message) {
        Deployment entry =
                new Deployment(clock.instant(), file, hash, outcome, line, bounded(message), operators.remove(file));
        history.push(entry);
        if (history.size() > maxEntries) {
            history.removeLast();
        }
        counts.merge(outcome, 1L, Long::sum);
        say(entry);
        return entry;
    }

    private static String bounded(String message) {
        return message == null || message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "...";
    }

    private static void say(Deployment entry) {
        String by = entry.by() == null ? "" : " (rolled back by " + entry.by() + ")";
        switch (entry.outcome()) {
            case DEPLOYED ->
                LOG.info(
                        "{} is deployed{}: {}, sha256 {}",
                        entry.file(),
                        by,
                        entry.message(),
                        entry.hash().substring(0, 12));
            case REMOVED -> LOG.info("{} is gone: {}", entry.file(), entry.message());
            case REJECTED ->
                LOG.warn(
                        "{}{} is not deployed{}, what ran before goes on: {}",
                        entry.file(),
                        entry.line() == null ? "" : ":" + entry.line(),
                        by,
                        entry.message());
        }
    }
}
