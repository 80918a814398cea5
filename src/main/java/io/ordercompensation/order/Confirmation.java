package io.ordercompensation.order;

import io.ordercompensation.retry.Causes;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the steps of an order, each a transaction of its own, until the order is confirmed or one of them refuses. Every
 * step can be run again, so what the infrastructure interrupts simply starts over. After a refusal the message that
 * cancels the order is written, and the restore gives back what the steps before it took.
 */
public final class Confirmation {

    private static final Logger LOG = LoggerFactory.getLogger(Confirmation.class);
    private static final int CONFIRMED = 1;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final int MAX_DOUBLINGS = 6;

    private final ProducerTemplate template;
    private final OrderProperties limits;
    private final Clock clock;
    private final Semaphore room;

    /**
     * Puts the parts together.
     *
     * @param template of the context in which the routes run
     */
    public Confirmation(ProducerTemplate template, OrderProperties limits, Clock clock) {
        this.template = template;
        this.limits = limits;
        this.clock = clock;
        this.room = new Semaphore(limits.concurrency(), true);
    }

    /**
     * Confirms the order, or finds that it was confirmed before.
     *
     * @throws RefusedException if it cannot be; what it took is given back
     * @throws AskAgainException if the outcome is not known, or there was no capacity in time
     * @throws InterruptedException if the thread is asked to end
     */
    public OrderResult confirm(OrderRequest order) throws InterruptedException {
        if (!room.tryAcquire(limits.queueTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AskAgainException(
                    order.orderId(),
                    "Order %d was not begun: %d orders are in hand (compensation.order.concurrency). Ask again soon."
                            .formatted(order.orderId(), limits.concurrency()),
                    null);
        }
        try {
            return confirmed(order);
        } finally {
            room.release();
        }
    }

    private OrderResult confirmed(OrderRequest order) throws InterruptedException {
        Map<String, Object> fields = OrderFields.of(order, clock.instant(), limits.timeZone());
        Throwable failure =
                outlastingInfrastructure("direct:order-steps", fields).getException();
        if (failure == null) {
            return OrderResult.confirmed(order.orderId());
        }
        RefusedException refused = refusal(failure);
        if (refused == null && Causes.isInfrastructure(failure)) {
            LOG.warn(
                    "Order {}: it is not known whether it is confirmed: {}",
                    order.orderId(),
                    Causes.rootReason(failure));
            throw new AskAgainException(
                    order.orderId(),
                    "It is not known whether order %d is confirmed: the database did not answer, or ended the transaction. Ask again with the same orderId: nothing is taken twice, and what stays unconfirmed is cancelled by itself."
                            .formatted(order.orderId()),
                    failure);
        }
        return refused(order, fields, refused == null ? unforeseen(order, failure) : refused);
    }

    /** A request with the id of another order, or of a cancelled one, must not cancel that order. */
    private static boolean leavesTheOrderAlone(RefusedException refused) {
        return refused.is(ResultCode.ID_TAKEN)
                || refused.is(ResultCode.CANCELLED)
                || refused.is(ResultCode.WRONG_STATUS);
    }

    private OrderResult refused(OrderRequest order, Map<String, Object> fields, RefusedException refused)
            throws InterruptedException {
        long id = order.orderId();
        if (!leavesTheOrderAlone(refused)) {
            Exchange cancel = outlastingInfrastructure("direct:cancel-failed-order", fields);
            // A concurrent call for the same order succeeded while this one did not.
            if (Integer.valueOf(CONFIRMED).equals(cancel.getVariable("orderStatus", Integer.class))) {
                return OrderResult.confirmed(id);
            }
            // Refused means that there is nothing to cancel, or that it is being cancelled.
            if (cancel.getException() != null && refusal(cancel.getException()) == null) {
                LOG.warn(
                        "Order {} failed ({}), but the message that cancels it could not be written to the outbox: {}. The"
                                + " sweeper cancels the order when it has been unconfirmed for too long.",
                        id,
                        refused.getMessage(),
                        Causes.rootReason(cancel.getException()));
            }
        }
        LOG.info("Order {} is not confirmed, code {}: {}", id, refused.code(), refused.getMessage());
        throw refused.of(id).because("Order " + id + " is not confirmed: " + refused.getMessage());
    }

    private static RefusedException unforeseen(OrderRequest order, Throwable failure) {
        LOG.error("Order {} failed for a reason that is not its own", order.orderId(), failure);
        return new RefusedException(
                ResultCode.FAIL,
                "a step failed for a reason that the log tells; what was taken for the order is given back");
    }

    /** The exchange after the last run, with the exception that made it fail. */
    private Exchange outlastingInfrastructure(String route, Map<String, Object> fields) throws InterruptedException {
        for (int tries = 1; ; tries++) {
            Exchange run =
                    template.send(route, exchange -> exchange.getMessage().setBody(new LinkedHashMap<>(fields)));
            Throwable failure = run.getException();
            if (failure == null
                    || refusal(failure) != null
                    || !Causes.isInfrastructure(failure)
                    || tries >= limits.attempts()
                    || run.getContext().isStopping()) {
                return run;
            }
            LOG.debug("Order {}: run {} of {} failed", fields.get("orderId"), tries, route, failure);
            pause(tries);
        }
    }

    /** Pauses for a random time, so that two orders that met in a deadlock do not meet again. */
    private static void pause(int tries) throws InterruptedException {
        long longest = FIRST_PAUSE.toMillis() << Math.min(tries - 1, MAX_DOUBLINGS);
        Thread.sleep(ThreadLocalRandom.current().nextLong(longest + 1));
    }

    private static RefusedException refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return refused;
            }
        }
        return null;
    }
}
