package io.ordercompensation.order;

import io.ordercompensation.outbox.OutboxStatements;
import io.ordercompensation.outbox.Relays;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** Sweepers as the product makes them, without the product around them. */
public final class Sweepers {

    static final LocalDateTime NO_ADOPTION = LocalDateTime.of(1000, 1, 1, 0, 0);

    private Sweepers() {}

    /** One batch at a time of orders that were left for a quarter of an hour, into the topic {@code orders}. */
    public static BooleanSupplier aBatchAtATime(DataSource dataSource, OutboxStatements statements, int batchSize) {
        return new UnconfirmedOrders(
                statements,
                Relays.transaction(dataSource),
                new SweepSettings(
                        Duration.ofMinutes(15), Duration.ofDays(30), ZoneOffset.UTC, () -> NO_ADOPTION, batchSize),
                new CancelAddress("producers", "orders", "cancel", "consumers"),
                Clock.systemUTC())::sweep;
    }

    /** An hour later, when every order that nobody confirmed has been left for too long. */
    static UnconfirmedOrders anHourLater(DataSource dataSource) {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        return new UnconfirmedOrders(
                Relays.statements(dataSource, later),
                Relays.transaction(dataSource),
                new SweepSettings(Duration.ofMinutes(15), Duration.ofDays(1), ZoneOffset.UTC, () -> NO_ADOPTION, 1000),
                new CancelAddress("orderProducerGroup", "orderTopic", "order_cancel", "order_orderTopic_cancel_group"),
                later);
    }
}
