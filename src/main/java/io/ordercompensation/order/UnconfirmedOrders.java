package io.ordercompensation.order;

import io.ordercompensation.message.OrderTopicProperties;
import io.ordercompensation.outbox.OutboxStatements;
import io.ordercompensation.retry.Causes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Cancels orders that a crash left unconfirmed: writes their cancels into the outbox, as the crashed service would have
 * done. What they took then comes back the same way as for any other cancel.
 */
final class UnconfirmedOrders {

    private static final Logger LOG = LoggerFactory.getLogger(UnconfirmedOrders.class);

    private final OutboxStatements statements;
    private final TransactionOperations transaction;
    private final OrderProperties settings;
    private final Supplier<LocalDateTime> adoption;
    private final OrderTopicProperties cancels;
    private final String producerGroup;
    private final Clock clock;

    UnconfirmedOrders(
            OutboxStatements statements,
            TransactionOperations transaction,
            OrderProperties settings,
            Supplier<LocalDateTime> adoption,
            OrderTopicProperties cancels,
            String producerGroup,
            Clock clock) {
        this.statements = statements;
        this.transaction = transaction;
        this.settings = settings;
        this.adoption = adoption;
        this.cancels = cancels;
        this.producerGroup = producerGroup;
        this.clock = clock;
    }

    /** Cancels one batch, the oldest first; true if there may be more. Does nothing while the database is away. */
    boolean sweep() {
        return Causes.unlessAway(
                this::batch, false, reason -> LOG.debug("No unconfirmed orders are cancelled for now: {}", reason));
    }

    private boolean batch() {
        List<Long> found = find();
        if (found.isEmpty()) {
            return false;
        }
        Integer cancelled = transaction.execute(status -> cancel(found));
        if (cancelled > 0) {
            LOG.info(
                    "{} orders were left unconfirmed for more than {} (compensation.order.confirm-timeout), order {}"
                            + " among them: their cancels are in the outbox",
                    cancelled,
                    settings.confirmTimeout(),
                    found.get(0));
        }
        // Without progress, others hold the orders, and the next sweep is soon enough.
        return cancelled > 0 && found.size() == settings.sweepBatchSize();
    }

    private List<Long> find() {
        Instant now = clock.instant();
        return bound("select-unconfirmed-orders")
                .param("before", timeoutAt(now))
                .param("horizon", horizon(now))
                .param("limit", settings.sweepBatchSize())
                .query(Long.class)
                .list();
    }

    /**
     * The row lock decides between this and confirm-order: whichever gets it first commits first, and the other sees
     * that commit. Then confirming fails because of the cancel in the outbox, or this finds the order confirmed.
     */
    private int cancel(List<Long> found) {
        List<Long> locked = statements
                .named("lock-unconfirmed-orders")
                .param("orders", found)
                .query(Long.class)
                .list();
        if (locked.isEmpty()) {
            return 0;
        }
        return bound("insert-unconfirmed-cancels")
                .param("orders", locked)
                .param("producerGroup", producerGroup)
                .param("topic", cancels.topic())
                .param("now", statements.now())
                .update();
    }

    private JdbcClient.StatementSpec bound(String name) {
        var subscription = cancels.cancels();
        return statements.named(name).param("group", subscription.group()).param("tag", subscription.tag());
    }

    /** The earlier of two times, which differ when the clocks go back: an order of that hour is better swept late. */
    private LocalDateTime timeoutAt(Instant now) {
        LocalDateTime byInstant = local(now.minus(settings.confirmTimeout()));
        LocalDateTime byWallClock = local(now).minus(settings.confirmTimeout());
        return byInstant.isBefore(byWallClock) ? byInstant : byWallClock;
    }

    /** Orders older than the adoption may rightly be unconfirmed: nobody had limited how long. */
    private LocalDateTime horizon(Instant now) {
        LocalDateTime horizon = local(now.minus(settings.sweepHorizon()));
        LocalDateTime adoptedAt = adoption.get();
        return adoptedAt.isAfter(horizon) ? adoptedAt : horizon;
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, settings.timeZone());
    }
}
