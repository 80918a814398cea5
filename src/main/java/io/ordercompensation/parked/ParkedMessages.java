package io.ordercompensation.parked;

import io.ordercompensation.claim.BodyBounds;
import io.ordercompensation.claim.LogStatements;
import io.ordercompensation.message.CancelOrderReader;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What an operator can do with parked messages. An act on one message is one transaction, and so is each batch of an act
 * on many. A message that is not parked any more is left alone, so two clicks, or two operators, have the effect of one.
 *
 * <p>A replay makes the message due: the route {@code retry-due-messages} takes it from there through claim and restore
 * like any other, which is why it can never be restored twice.
 */
public final class ParkedMessages {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedMessages.class);
    /** Deadlocks end at once and one of the two goes on: a few tries are plenty. */
    private static final int MAX_TRIES = 5;

    private final ParkedQueries queries;
    private final ParkedActions decisions;
    private final TransactionOperations transaction;
    private final ParkedProperties limits;

    /**
     * Puts the parts together.
     *
     * @param transaction begins a new one for every call, with READ COMMITTED
     */
    public ParkedMessages(
            LogStatements statements,
            TransactionOperations transaction,
            CancelOrderReader reader,
            ParkedProperties limits,
            BodyBounds bodies) {
        this.queries = new ParkedQueries(statements, bodies);
        this.decisions = new ParkedActions(new ParkedRows(statements), reader);
        this.transaction = transaction;
        this.limits = limits;
    }

    /** Counts the parked messages by the kind of their reason, the most frequent first. */
    public List<ReasonCount> reasons() {
        return queries.reasons();
    }

    /** How many messages wait, and for what. */
    public Waiting waiting() {
        return queries.waiting();
    }

    /**
     * Lists parked messages by key.
     *
     * @param afterKey the last key of the page before, null for the first page
     * @param limit messages in the page, from 1 to the configured maximum
     */
    public Page list(Filter filter, String afterKey, int limit) {
        Objects.requireNonNull(filter, "filter");
        if (limit < 1 || limit > limits.maxPageSize()) {
            throw new IllegalArgumentException(
                    "limit is %d but must be from 1 to %d".formatted(limit, limits.maxPageSize()));
        }
        return queries.page(filter, afterKey, limit);
    }

    /** Shows one message in whatever status, with its failed attempts and what operators did to it. */
    public Optional<Detail> show(String key) {
        return transaction.execute(status -> queries.detail(requiredKey(key)));
    }

    /** Shows one act on a message with its whole bodies, of which {@link #show} has the beginnings. */
    public Optional<Detail.Act> showAct(String key, long id) {
        return queries.act(requiredKey(key), id);
    }

    /** Has a message tried again, with a fresh count of attempts. */
    public ActResult replay(String key, String operator) {
        return replay(key, null, operator);
    }

    /**
     * Has a message tried again, with a fresh count of attempts.
     *
     * @param confirmedOrder the id of the order that is to be cancelled, typed again; required if KEYS and body
     *     contradict each other, else it may be null
     */
    public ActResult replay(String key, String confirmedOrder, String operator) {
        Consent consent = Consent.to(confirmedOrder);
        Act act = Act.replay(consent, operator);
        return one(act, key, () -> decisions
                .resolve(List.of(key), consent, act, Resolution.REPLAY)
                .get(0));
    }

    /**
     * Replays all messages that match the filter, except those whose KEYS contradict their body.
     *
     * @param progress called after each batch; interrupting the thread ends the work between two batches
     */
    public BulkResult replayAll(Filter filter, String operator, Consumer<BulkResult> progress) {
        Act act = Act.replay(Consent.NONE, operator);
        return all(filter, act, false, keys -> decisions.resolve(keys, Consent.NONE, act, Resolution.REPLAY), progress);
    }

    /**
     * Ends a message whose order was given back by other means: nothing is restored for it or for a redelivery.
     *
     * @param confirmedOrder see {@link #replay(String, String, String)}
     * @param comment how that is known, for the audit
     */
    public ActResult restored(String key, String confirmedOrder, String comment, String operator) {
        Consent consent = Consent.to(confirmedOrder);
        Act act = Act.restored(consent, comment, operator);
        return one(act, key, () -> decisions
                .resolve(List.of(key), consent, act, Resolution.RESTORED)
                .get(0));
    }

    /**
     * Marks all matching messages as given back by other means, except those whose KEYS contradict their body.
     *
     * @param progress see {@link #replayAll}
     */
    public BulkResult restoredAll(Filter filter, String comment, String operator, Consumer<BulkResult> progress) {
        Act act = Act.restored(Consent.NONE, comment, operator);
        return all(
                filter, act, true, keys -> decisions.resolve(keys, Consent.NONE, act, Resolution.RESTORED), progress);
    }

    /** Replaces the body and has the message tried again; without a usable order it moves to the new body's order. */
    public ActResult edit(String key, String newBody, String operator) {
        return edit(key, newBody, null, operator);
    }

    /**
     * Replaces the body and has the message tried again.
     *
     * @param confirmedOrder see {@link #replay(String, String, String)}
     */
    public ActResult edit(String key, String newBody, String confirmedOrder, String operator) {
        Consent consent = Consent.to(confirmedOrder);
        Act act = Act.edit(consent, operator);
        if (newBody == null) {
            throw new IllegalArgumentException("The new body is missing");
        }
        return one(act, key, () -> decisions.edit(key, newBody, consent, act));
    }

    /**
     * Discards a message.
     *
     * @param comment why, for the audit
     */
    public ActResult discard(String key, String comment, String operator) {
        Act act = Act.discard(comment, operator);
        return one(act, key, () -> decisions.discard(List.of(key), act).get(0));
    }

    /**
     * Discards all messages that match the filter.
     *
     * @param progress see {@link #replayAll}
     */
    public BulkResult discardAll(Filter filter, String comment, String operator, Consumer<BulkResult> progress) {
        Act act = Act.discard(comment, operator);
        return all(filter, act, false, keys -> decisions.discard(keys, act), progress);
    }

    private ActResult one(Act act, String key, Supplier<ActResult> work) {
        requiredKey(key);
        ActResult result = inTransaction(work);
        LOG.info("{} of message {} by {}: {}", act.operation(), key, act.operator(), result.message());
        return result;
    }

    private BulkResult all(Filter filter, Act act, boolean readsBodies, Batch batch, Consumer<BulkResult> progress) {
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(progress, "progress");
        Tally tally = new Tally();
        // Ascending keys: each message is processed once, even if it is parked again meanwhile.
        String after = null;
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            ParkedQueries.Keys next = queries.keys(filter, after, limits.batchSize(), readsBodies);
            List<String> keys = next.keys();
            more = !next.last();
            if (!keys.isEmpty()) {
                after = keys.get(keys.size() - 1);
                tally.add(inTransaction(() -> batch.act(keys)));
                progress.accept(tally.result(false));
            }
        }
        BulkResult result = tally.result(more);
        LOG.info(
                "{} of {} messages by {}: {} done, {} refused, {} not parked any more, {} left out{}{}",
                act.operation(),
                result.taken(),
                act.operator(),
                result.done(),
                result.refused(),
                result.notParked(),
                result.leftOut(),
                result.leftOut() == 0 ? "" : ": " + result.leftOutBecause(),
                result.interrupted() ? ", interrupted" : "");
        return result;
    }

    /** A redelivery may lock the same rows in the opposite order; the server then ends one of the two. */
    private <T> T inTransaction(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return transaction.execute(status -> work.get());
            } catch (PessimisticLockingFailureException e) {
                if (tries == MAX_TRIES) {
                    throw e;
                }
            }
        }
    }

    private static String requiredKey(String key) {
        // Blank keys are allowed: an old listener may have left one.
        if (key == null) {
            throw new IllegalArgumentException("key is missing: name the message, as the list of parked messages does");
        }
        return key;
    }

    private interface Batch {
        List<ActResult> act(Collection<String> keys);
    }
}
