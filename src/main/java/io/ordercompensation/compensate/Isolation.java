package io.ordercompensation.compensate;

import io.ordercompensation.claim.FailedAttempts;
import io.ordercompensation.claim.Intake;
import io.ordercompensation.claim.OpenClaim;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.retry.Causes;
import io.ordercompensation.retry.RetryPolicy;
import io.ordercompensation.retry.RetryPolicy.Decision;
import io.ordercompensation.retry.RetryPolicy.Park;
import io.ordercompensation.retry.RetryPolicy.RetryAt;
import io.ordercompensation.retry.RetryPolicy.RunAgain;
import io.ordercompensation.retry.TraceSummary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a batch as one transaction. If that fails, runs its halves, and theirs, until a message that fails stands alone:
 * that one is recorded in the consumer log, and all others have committed. A failure of the infrastructure is nobody's
 * fault: the same batch runs again as soon as the database answers. If the database answers and the failure stays, the
 * halves are tried all the same, because one row that somebody keeps locked must not hold up the others.
 */
final class Isolation implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(Isolation.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ProducerTemplate template;
    private final FailedAttempts failedAttempts;
    private final EndedTransactions endedTransactions;
    private final RetryPolicy policy;
    private final Outage outage;
    private final int infrastructureAttempts;
    private final Clock clock;

    Isolation(
            ProducerTemplate template,
            FailedAttempts failedAttempts,
            EndedTransactions endedTransactions,
            RetryPolicy policy,
            Outage outage,
            int infrastructureAttempts,
            Clock clock) {
        this.template = template;
        this.failedAttempts = failedAttempts;
        this.endedTransactions = endedTransactions;
        this.policy = policy;
        this.outage = outage;
        this.infrastructureAttempts = infrastructureAttempts;
        this.clock = clock;
    }

    /**
     * Returns when every message of the batch is restored, a duplicate, parked or recorded for another attempt.
     *
     * @throws BatchNotDoneException if that could not be reached for all: the batch must not be acknowledged then
     * @throws InterruptedException if the thread is asked to end
     */
    @Override
    @SuppressWarnings("unchecked")
    public void process(Exchange exchange) throws BatchNotDoneException, InterruptedException {
        List<Throwable> undone = new ArrayList<>();
        run(exchange.getMessage().getBody(List.class), exchange, undone);
        if (!undone.isEmpty()) {
            throw new BatchNotDoneException(undone.size(), undone.get(0));
        }
    }

    private void run(List<Delivery> batch, Exchange source, List<Throwable> undone) throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        Failure failure = outlastingInfrastructure(() -> attempt(batch), source);
        if (failure == null) {
            return;
        }
        if (failure.ended() != null) {
            parkEnded(batch, failure, source, undone);
        } else if (!running(source)) {
            undone.add(failure.cause());
        } else if (batch.size() > 1) {
            int half = batch.size() / 2;
            run(batch.subList(0, half), source, undone);
            run(batch.subList(half, batch.size()), source, undone);
        } else if (Causes.isInfrastructure(failure.cause())) {
            undone.add(failure.cause());
        } else {
            record(batch.get(0), failure, source, undone);
        }
    }

    /** Answers what made the transaction fail, or null if it committed. */
    private Failure attempt(List<Delivery> batch) {
        Exchange attempt = template.send(
                "direct:compensate", exchange -> exchange.getMessage().setBody(batch));
        if (attempt.getException() != null) {
            return new Failure(attempt.getException(), FailurePlace.of(attempt), EndedTransactions.claim(attempt));
        }
        // markRollbackOnlyLast, or a route without the intake, look like success. Only the commit itself counts.
        return attempt.getProperty(Intake.COMMITTED, false, Boolean.class)
                ? null
                : new Failure(
                        new IllegalStateException("The transaction of route 'compensate' was not committed"),
                        null,
                        EndedTransactions.claim(attempt));
    }

    /** Neither halved nor run again: what was committed would be taken for a duplicate, or be done twice. */
    private void parkEnded(List<Delivery> batch, Failure failed, Exchange source, List<Throwable> undone)
            throws InterruptedException {
        Failure unrecorded = outlastingInfrastructure(
                () -> {
                    try {
                        endedTransactions.park(
                                batch, failed.ended(), failed.cause(), failed.place(), source.getContext());
                        return null;
                    } catch (RuntimeException e) {
                        return new Failure(e, null, null);
                    }
                },
                source);
        if (unrecorded != null) {
            undone.add(unrecorded.cause());
        }
    }

    /** Runs the work until it succeeds, fails by its own fault, or has met its share of bad luck. */
    private Failure outlastingInfrastructure(Supplier<Failure> work, Exchange source) throws InterruptedException {
        for (int tries = 1; ; ) {
            Failure failure = work.get();
            if (failure == null || !Causes.isInfrastructure(failure.cause())) {
                return failure;
            }
            boolean waited = outage.await(() -> running(source));
            if (!running(source) || tries == infrastructureAttempts) {
                return failure;
            }
            if (!waited) {
                Thread.sleep(pause(tries++).toMillis());
            }
        }
    }

    private void record(Delivery delivery, Failure failed, Exchange source, List<Throwable> undone)
            throws InterruptedException {
        Decision decision = decide(delivery, failed);
        if (decision instanceof RunAgain) {
            // Not counted, so not recorded: the broker delivers it again, or the lease of the retry runs out.
            LOG.info(
                    "Order {} failed and comes again, without counting the attempt: {}",
                    failedAttempts.key(delivery),
                    Causes.rootReason(failed.cause()));
            undone.add(failed.cause());
            return;
        }
        Failure unrecorded = outlastingInfrastructure(() -> recorded(delivery, failed, decision), source);
        if (unrecorded != null) {
            undone.add(unrecorded.cause());
        }
    }

    /** A policy of the user's own may fail too; that must not keep the rest of the batch from being run. */
    private Decision decide(Delivery delivery, Failure failed) {
        try {
            return Objects.requireNonNull(
                    policy.decide(failed.cause(), attempt(delivery), clock.instant()), "the policy's decision");
        } catch (RuntimeException e) {
            LOG.error(
                    "The retry policy {} failed on order {}. Correct it; until then the message comes again.",
                    policy.getClass().getName(),
                    failedAttempts.key(delivery),
                    e);
            return new RunAgain();
        }
    }

    private Failure recorded(Delivery delivery, Failure failed, Decision decision) {
        Instant next = decision instanceof RetryAt retry ? retry.at() : null;
        String reason = decision instanceof Park park ? park.reason() : Causes.rootReason(failed.cause());
        try {
            boolean recorded =
                    failedAttempts.record(delivery, reason, TraceSummary.of(failed.cause(), failed.place()), next);
            say(delivery, failed.cause(), decision, recorded);
            return null;
        } catch (RuntimeException e) {
            return new Failure(e, null, null);
        }
    }

    private void say(Delivery delivery, Throwable failure, Decision decision, boolean recorded) {
        String key = failedAttempts.key(delivery);
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

    private static boolean running(Exchange source) {
        return !source.getContext().isStopping() && !source.getContext().isStopped();
    }

    private static Duration pause(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** What made some work fail, and where, if that is known; and the claim whose transaction a step ended. */
    private record Failure(Throwable cause, String place, OpenClaim ended) {}
}
