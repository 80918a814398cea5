package io.ordercompensation.order;

import io.ordercompensation.message.OrderTopicProperties;
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

    /**
     * Makes the route.
     *
     * @param transaction begins a transaction of its own each time
     * @param adoption orders older than it stay as they are; read each time
     * @param cancels where the cancels go, and which log they arrive in
     * @param producerGroup the group that sends them
     */
    public SweepRoutes(
            OutboxStatements statements,
            TransactionOperations transaction,
            OrderProperties settings,
            Supplier<LocalDateTime> adoption,
            OrderTopicProperties cancels,
            String producerGroup,
            Clock clock) {
        this.orders = new UnconfirmedOrders(statements, transaction, settings, adoption, cancels, producerGroup, clock);
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
                .description("Into the outbox; several instances skip each other's orders")
                .setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, simple("${body}"))
                .id("go-on-with-more-orders");
    }
}
