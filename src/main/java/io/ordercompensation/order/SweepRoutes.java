package io.ordercompensation.order;

import io.ordercompensation.outbox.OutboxStatements;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.transaction.support.TransactionOperations;

/** The route that cancels orders which a crash left unconfirmed. */
public final class SweepRoutes extends RouteBuilder {

    private final UnconfirmedOrders orders;

    /** @param transaction begins a transaction of its own each time */
    public SweepRoutes(
            OutboxStatements statements,
            TransactionOperations transaction,
            OrderProperties settings,
            Supplier<LocalDateTime> adoption,
            CancelAddress address,
            Clock clock) {
        this.orders = new UnconfirmedOrders(statements, transaction, settings, adoption, address, clock);
    }

    @Override
    public void configure() {
        from("scheduler:sweep-unconfirmed-orders?delay={{compensation.order.sweep-interval}}"
                        + "&initialDelay={{compensation.order.sweep-interval}}&greedy=true")
                .routeId("sweep-unconfirmed-orders")
                .routeDescription("Cancels orders left unconfirmed for longer than compensation.order.confirm-timeout")
                .autoStartup("{{compensation.order.sweep-enabled}}")
                .process(exchange -> exchange.getMessage().setBody(orders.sweep()))
                .id("write-cancels")
                .description("Into the outbox; several instances pass over each other's orders")
                .setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, simple("${body}"))
                .id("go-on-with-more-orders");
    }
}
