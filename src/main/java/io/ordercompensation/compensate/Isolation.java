package io.ordercompensation.compensate;

import io.ordercompensation.claim.FailedMessages;
import io.ordercompensation.claim.Intake;
import io.ordercompensation.claim.OpenClaim;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.retry.Causes;
import io.ordercompensation.retry.RetryPolicy.Decision;
import io.ordercompensation.retry.RetryPolicy.RunAgain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    private final FailedMessages failedMessages;
    private final EndedTransactions endedTransactions;
    private final Outage outage;
    private final int infrastructureAttempts;

    Isolation(
            ProducerTemplate template,
            FailedMessages failedMessages,
            EndedTransactions endedTransactions,
            Outage outage,
            int infrastructureAttempts) {
        this.template = template;
        this.failedMessages = failedMessages;
        this.endedTransactions = endedTransactions;
        this.outage = outage;
        this.infrastructureAttempts = infrastructureAttempts;
    }

    /**
     * Returns when every message of the batch is restored, a duplicate, parked or recorded for another attempt.
     *
     * @throws BatchNotDoneException if some are not: the batch must not be acknowledged then
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
                () -> failureOf(() -> endedTransactions.park(
                        batch, failed.ended(), failed.cause(), failed.place(), source.getContext())),
                source);
        if (unrecorded != null) {
            undone.add(unrecorded.cause());
        }
    }

    /** Runs the work until it succeeds, fails by its own fault, or has used up the infrastructure attempts. */
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
        Decision decision = failedMessages.decide(delivery, failed.cause());
        if (decision instanceof RunAgain) {
            undone.add(failed.cause());
            return;
        }
        Failure unrecorded = outlastingInfrastructure(
                () -> failureOf(() -> failedMessages.record(delivery, failed.cause(), failed.place(), decision)),
                source);
        if (unrecorded != null) {
            undone.add(unrecorded.cause());
        }
    }

    private static Failure failureOf(Runnable work) {
        try {
            work.run();
            return null;
        } catch (RuntimeException e) {
            return new Failure(e, null, null);
        }
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
