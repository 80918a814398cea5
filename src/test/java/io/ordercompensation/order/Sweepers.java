package io.ordercompensation.order;

import io.ordercompensation.message.OrderTopicProperties;
import io.ordercompensation.outbox.OutboxStatements;
import io.ordercompensation.outbox.Relays;
import io.ordercompensation.support.DefaultSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** Sweepers as the product makes them, without the product around them. */
public final class Sweepers {

    static final LocalDateTime NO_ADOPTION = LocalDateTime.of(1000, 1, 1, 0, 0);

    static final OrderTopicProperties CANCELS = DefaultSettings.of(
            OrderTopicProperties.class,
            "mq.order",
            "topic=orders",
            "tag.cancel=cancel",
            "consumer.group.name=consumers");

    private Sweepers() {}

    /** Orders count as left after a quarter of an hour. */
    static OrderProperties settings(ZoneId zone, Duration horizon, int batchSize) {
        return settings(1, 1, Duration.ZERO, zone, horizon, batchSize);
    }

    static OrderProperties settings(
            int attempts, int concurrency, Duration queueTimeout, ZoneId zone, Duration horizon, int batchSize) {
        return new OrderProperties(
                attempts, concurrency, queueTimeout, Duration.ofMinutes(15), zone, true, horizon, 1000, batchSize);
    }

    /** One batch at a time of orders that were left for a quarter of an hour, into the topic {@code orders}. */
    public static BooleanSupplier aBatchAtATime(DataSource dataSource, OutboxStatements statements, int batchSize) {
        return new UnconfirmedOrders(
                statements,
                Relays.transaction(dataSource),
                settings(ZoneOffset.UTC, Duration.ofDays(30), batchSize),
                () -> NO_ADOPTION,
                Sweepers.CANCELS,
                "producers",
                Clock.systemUTC())::sweep;
    }

    /** An hour later, when every order that nobody confirmed has been left for too long. */
    static UnconfirmedOrders anHourLater(DataSource dataSource) {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        return new UnconfirmedOrders(
                Relays.statements(dataSource, later),
                Relays.transaction(dataSource),
                settings(ZoneOffset.UTC, Duration.ofDays(1), 1000),
                () -> NO_ADOPTION,
                DefaultSettings.of(OrderTopicProperties.class, "mq.order"),
                "orderProducerGroup",
                later);
    }
}
