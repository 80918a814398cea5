package io.ordercompensation.order;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Sweepers as the product makes them, without the product around them. */
final class Sweepers {

    static final LocalDateTime NO_ADOPTION = LocalDateTime.of(1000, 1, 1, 0, 0);

    private Sweepers() {}

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
