package io.ordercompensation.claim;

import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.message.ReadResult.Valid;
import io.ordercompensation.retry.Causes;
import io.ordercompensation.retry.RetryPolicy;
import io.ordercompensation.retry.RetryPolicy.Decision;
import io.ordercompensation.retry.RetryPolicy.Park;
import io.ordercompensation.retry.RetryPolicy.RetryAt;
import io.ordercompensation.retry.RetryPolicy.RunAgain;
import io.ordercompensation.retry.TraceSummary;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What becomes of messages that failed alone: the policy decides, the consumer log keeps the decision and the history of
 * attempts beside it, each in a transaction of its own, because that of the batch has been rolled back.
 */
public final class FailedMessages {

    private static final Logger LOG = LoggerFactory.getLogger(FailedMessages.class);

    private final CancelOrderReader reader;
    private final ConsumerLog log;
    private final LogStatements rows;
    private final RetryPolicy policy;
    private final TransactionOperations newTransaction;
    private final Clock clock;

    /** @param newTransaction begins a transaction of its own each time */
    public FailedMessages(
            CancelOrderReader reader,
            ConsumerLog log,
            LogStatements rows,
            RetryPolicy policy,
            TransactionOperations newTransaction,
            Clock clock) {
        this.reader = reader;
        this.log = log;
        this.rows = rows;
        this.policy = policy;
        this.newTransaction = newTransaction;
        this.clock = clock;
    }

    /**
     * Asks the policy. A policy of the user's own may fail too; that must not keep the rest of the batch from being run.
     *
     * @return {@link RunAgain} if nothing is to be recorded: the broker delivers the message again, or the lease of the
     *     retry runs out
     */
    public Decision decide(Delivery delivery, Throwable failure) {
        try {
            Decision decision = Objects.requireNonNull(
                    policy.decide(failure, attempt(delivery), clock.instant()), "the policy's decision");
            if (decision instanceof RunAgain) {
                LOG.info(
                        "Order {} failed and comes again, without counting the attempt: {}",
                        key(delivery),
                        Causes.rootReason(failure));
            }
            return decision;
        } catch (RuntimeException e) {
            LOG.error(
                    "The retry policy {} failed on order {}. Correct it; until then the message comes again.",
                    policy.getClass().getName(),
                    key(delivery),
                    e);
            return new RunAgain();
        }
    }

    /**
     * Records a failed attempt as the policy decided, and logs it.
     *
     * @param place where it failed, null if that is not known
     */
    public void record(Delivery delivery, Throwable failure, String place, Decision decision) {
        Instant next = decision instanceof RetryAt retry ? retry.at() : null;
        String reason = decision instanceof Park park ? park.reason() : Causes.rootReason(failure);
        say(delivery, failure, decision, record(delivery, reason, TraceSummary.of(failure, place), next));
    }

    /**
     * Records a failed attempt. From the commit on the consumer log owns the message, and the broker's copy may be
     * acknowledged.
     *
     * @param trace see {@link TraceSummary}; null if no exception was involved
     * @param nextAttempt when it is due again, or null to park it
     * @return false if the log has a row for the message that somebody else wrote or changed; that row stays as it is
     */
    public boolean record(Delivery delivery, String reason, String trace, Instant nextAttempt) {
        return Boolean.TRUE.equals(
                newTransaction.execute(status -> record(key(delivery), delivery, reason, trace, nextAttempt)));
    }

    /** The same in the caller's transaction. */
    boolean record(String key, Delivery delivery, String reason, String trace, Instant nextAttempt) {
        return record(LogEntry.failed(key, delivery, reason, nextAttempt), delivery, trace);
    }

    /** Parks a message from the consumer log that turned out to be invalid, in the caller's transaction. */
    void refuse(Delivery delivery, String reason) {
        record(LogEntry.refused(delivery, reason), delivery, null);
    }

    /** The key under which the message stands or will stand in the consumer log. */
    public String key(Delivery delivery) {
        if (delivery.lease() != null) {
            return delivery.keys();
        }
        try {
            return reader.read(delivery) instanceof Valid valid
                    ? valid.order().key()
                    : MessageKey.withoutOrder(delivery);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError unreadable) {
            // What the reader fails on has to be recorded too, or its whole batch would come again for ever.
            return MessageKey.withoutOrder(delivery);
        }
    }

    private boolean record(LogEntry entry, Delivery delivery, String trace) {
        boolean recorded =
                delivery.lease() == null ? !log.insert(List.of(entry)).isEmpty() : update(entry, delivery);
        if (recorded) {
            rows.inTransaction("claim/insert-attempt")
                    .param("key", entry.key())
                    .param("number", entry.times())
                    .param("now", rows.now())
                    .param("reason", entry.remark())
                    .param("trace", trace)
                    .update();
        }
        return recorded;
    }

    private boolean update(LogEntry entry, Delivery delivery) {
        return rows.inTransaction("claim/record-failure")
                        .param("status", entry.status().code())
                        .param("times", entry.times())
                        .param("reason", entry.remark())
                        .param("kind", entry.reasonGroup())
                        .param("next", entry.nextAttempt())
                        .param("now", rows.now())
                        .param("keys", entry.keys())
                        .param("key", entry.key())
                        .param("lease", delivery.lease())
                        .param("before", delivery.attempts())
                        .update()
                == 1;
    }

    private void say(Delivery delivery, Throwable failure, Decision decision, boolean recorded) {
        String key = key(delivery);
        String reason = Causes.rootReason(failure);
        if (!recorded) {
            LOG.info(
                    "Order {} failed, but the consumer log has moved on meanwhile (by another instance, another delivery"
                            + " or an operator, or the reply to this very record was lost): nothing more is recorded,"
                            + " its row there says what becomes of it: {}",
                    key,
                    reason);
        } else if (decision instanceof RetryAt retry) {
            LOG.warn(
                    "Order {}: attempt {}{} failed, the next is due at {}: {}",
                    key,
                    attempt(delivery),
                    retry.limit() == null ? "" : " of " + retry.limit(),
                    retry.at(),
                    reason);
        } else {
            LOG.warn(
                    "Order {}: attempt {} failed and was the last, it is parked for an operator: {}",
                    key,
                    attempt(delivery),
                    reason);
        }
        LOG.debug("Order {}: where attempt {} failed", key, attempt(delivery), failure);
    }

    private static int attempt(Delivery delivery) {
        return delivery.attempts() + 1;
    }
}
