package io.ordercompensation.parked;

import io.ordercompensation.parked.BulkRun.State;
import io.ordercompensation.retry.Causes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acts on many parked messages, one after the other in the background, so that whoever asked can watch the progress and
 * stop it. Kept in memory: after a restart the audit still says what was done, and a new run does the rest.
 */
public final class BulkRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BulkRuns.class);
    private static final int MAX_KEPT = 100;
    private static final Duration STOP = Duration.ofSeconds(10);

    private final ParkedMessages parked;
    private final int maxOpen;
    private final Clock clock;
    private final ExecutorService executor =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "parked-messages"));
    private final ConcurrentSkipListMap<Long, Watched> runs = new ConcurrentSkipListMap<>();
    private long lastId;

    /** @param maxOpen how many may wait or run at a time */
    public BulkRuns(ParkedMessages parked, int maxOpen, Clock clock) {
        this.parked = parked;
        this.maxOpen = maxOpen;
        this.clock = clock;
    }

    /**
     * Replays all messages that match the filter.
     *
     * @throws TooManyRunsException if too many wait or run already
     */
    public BulkRun replay(Filter filter, String operator) {
        return ask(
                filter,
                Act.replay(Consent.NONE, operator),
                (act, progress) -> parked.replayAll(filter, act.operator(), progress));
    }

    /**
     * Marks all messages that match the filter as given back by other means.
     *
     * @param comment how that is known, for the audit
     * @throws TooManyRunsException if too many wait or run already
     */
    public BulkRun restored(Filter filter, String comment, String operator) {
        return ask(
                filter,
                Act.restored(Consent.NONE, comment, operator),
                (act, progress) -> parked.restoredAll(filter, act.comment(), act.operator(), progress));
    }

    /**
     * Discards all messages that match the filter.
     *
     * @param comment why, for the audit
     * @throws TooManyRunsException if too many wait or run already
     */
    public BulkRun discard(Filter filter, String comment, String operator) {
        return ask(
                filter,
                Act.discard(comment, operator),
                (act, progress) -> parked.discardAll(filter, act.comment(), act.operator(), progress));
    }

    /** The last hundred, the newest first. */
    public List<BulkRun> all() {
        return runs.descendingMap().values().stream().map(run -> run.state).toList();
    }

    public Optional<BulkRun> find(long id) {
        return Optional.ofNullable(runs.get(id)).map(run -> run.state);
    }

    /** Stops the run after the current batch. What was done stays done. */
    public Optional<BulkRun> cancel(long id) {
        Watched run = runs.get(id);
        if (run == null) {
            return Optional.empty();
        }
        run.cancelled = true;
        await(id, STOP);
        return find(id);
    }

    boolean isCancelled(long id) {
        return runs.get(id).cancelled;
    }

    /** Waits until the run has ended, at most for that long, and answers how far it is. */
    public Optional<BulkRun> await(long id, Duration limit) {
        Watched run = runs.get(id);
        if (run == null) {
            return Optional.empty();
        }
        try {
            run.work.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException goesOn) {
            LOG.debug("Run {} goes on", id);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return find(id);
    }

    private synchronized BulkRun ask(Filter filter, Act act, Work work) {
        Objects.requireNonNull(filter, "filter");
        long open =
                runs.values().stream().filter(run -> !run.state.state().isEnd()).count();
        if (open >= maxOpen) {
            throw new TooManyRunsException(open);
        }
        forget();
        Watched run = new Watched(BulkRun.asked(++lastId, act, filter, clock.instant()));
        // Submitted before it is published: others would find it without its work.
        run.work = executor.submit(() -> run(run, act, work));
        runs.put(lastId, run);
        return run.state;
    }

    private void forget() {
        runs.entrySet().stream()
                .filter(run -> run.getValue().state.state().isEnd())
                .limit(Math.max(0, runs.size() - MAX_KEPT + 1))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(runs::remove);
    }

    private void run(Watched run, Act act, Work work) {
        run.state = run.state.started(clock.instant());
        try {
            run.goOn();
            BulkResult result = work.run(act, soFar -> {
                run.state = run.state.progressed(soFar);
                run.goOn();
            });
            run.state = run.state.ended(State.DONE, clock.instant(), result, null);
        } catch (CancelledException cancelled) {
            BulkResult soFar = run.state.result().stopped();
            run.state = run.state.ended(State.CANCELLED, clock.instant(), soFar, null);
            LOG.info("{} of many messages by {} was stopped after {}", act.operation(), act.operator(), soFar.taken());
        } catch (RuntimeException e) {
            BulkResult soFar = run.state.result().stopped();
            run.state = run.state.ended(State.FAILED, clock.instant(), soFar, Causes.rootReason(e));
            LOG.error(
                    "{} of many messages by {} ended after {} of them; asking again does the rest",
                    act.operation(),
                    act.operator(),
                    soFar.taken(),
                    e);
        }
    }

    /** Lets the current batch finish. */
    @Override
    public void close() throws InterruptedException {
        runs.values().forEach(run -> run.cancelled = true);
        executor.shutdown();
        executor.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS);
    }

    private interface Work {
        BulkResult run(Act act, Consumer<BulkResult> progress);
    }

    /** Written by the worker thread, except for {@code cancelled}. */
    private static final class Watched {
        private volatile BulkRun state;
        private volatile boolean cancelled;
        private volatile Future<?> work;

        Watched(BulkRun state) {
            this.state = state;
        }

        void goOn() {
            if (cancelled) {
                throw new CancelledException();
            }
        }
    }

    private static final class CancelledException extends RuntimeException {
        CancelledException() {
            super(null, null, false, false);
        }
    }
}
