package io.ordercompensation.audit;

import io.ordercompensation.retry.Causes;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the invariants, one after the other and one run at a time, on a thread of its own. The last findings are kept
 * until the next run.
 */
public final class Audit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final String ALL = "";
    private static final long STOP_SECONDS = 10;

    private final Invariants invariants;
    private final InvariantQueries queries;
    private final InvariantChecks checks;
    private final Clock clock;
    private final List<Consumer<AuditReport>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService executor = Executors.newSingleThreadExecutor(work -> new Thread(work, "audit"));
    /** Runs that were asked for and have not begun. */
    private final Map<String, CompletableFuture<AuditReport>> asked = new HashMap<>();

    private NotLookedAt notLookedAt;
    private volatile AuditReport last = AuditReport.none();
    private volatile boolean busy;
    private volatile boolean stopping;

    public Audit(Invariants invariants, InvariantQueries queries, Clock clock) {
        this.invariants = invariants;
        this.queries = queries;
        this.checks = new InvariantChecks(queries, clock);
        this.clock = clock;
        listeners.add(new AuditLog());
    }

    /** What the last check of each invariant found. */
    public AuditReport last() {
        return last;
    }

    /**
     * Checks all invariants. A call during a run gets the next run, because the current one may have passed what has
     * just been put right; all calls before the next run begins share it.
     */
    public CompletableFuture<AuditReport> run() {
        return ask(ALL, this::all);
    }

    /**
     * Checks one invariant.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public CompletableFuture<AuditReport> run(String name) {
        Invariant invariant = invariants.load().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "No invariant is called '" + name + "' here: the list of all shows those that are checked"));
        return ask(invariant.name(), () -> one(invariant));
    }

    /** Checks all, unless a check is under way: a slow database is not asked again before it has answered. */
    void runIfIdle() {
        synchronized (this) {
            if (busy || !asked.isEmpty()) {
                return;
            }
        }
        run().whenComplete((report, failure) -> {
            if (failure != null && !stopping) {
                LOG.error("The audit failed; the next run begins anew", failure);
            }
        });
    }

    /** Passes every report from now on to the listener. */
    void onReport(Consumer<AuditReport> listener) {
        listeners.add(listener);
    }

    private synchronized CompletableFuture<AuditReport> ask(String key, Supplier<AuditReport> work) {
        return asked.computeIfAbsent(key, k -> CompletableFuture.supplyAsync(() -> begin(k, work), executor));
    }

    private AuditReport begin(String key, Supplier<AuditReport> work) {
        synchronized (this) {
            asked.remove(key);
            busy = true;
        }
        try {
            AuditReport report = work.get();
            last = report;
            listeners.forEach(listener -> listener.accept(report));
            return report;
        } finally {
            busy = false;
        }
    }

    private AuditReport all() {
        Instant start = clock.instant();
        List<InvariantResult> results = checks.all(invariants, () -> stopping);
        return AuditReport.of(start, clock.instant(), notLookedAt(), results);
    }

    /** Counted once: counting millions takes a while, and the count does not change. */
    private NotLookedAt notLookedAt() {
        if (notLookedAt == null) {
            try {
                notLookedAt = queries.notLookedAt(invariants.has("order"));
            } catch (RuntimeException e) {
                LOG.debug("The orders older than the adoption could not be counted: {}", Causes.rootReason(e));
                return null;
            }
        }
        return notLookedAt;
    }

    private AuditReport one(Invariant invariant) {
        return last.with(checks.check(invariant));
    }

    /** Ends the running query: a shutdown does not wait for an audit. */
    @Override
    public void close() throws InterruptedException {
        stopping = true;
        executor.shutdownNow();
        queries.cancel();
        executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    }
}
