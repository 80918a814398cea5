package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often the steps run, when the order is cancelled, and what the caller is told. */
class ConfirmationTest {

    private static final OrderRequest ORDER = Purchase.of(7, 3, 1).request();

    private final CamelContext camel = new DefaultCamelContext();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger cancels = new AtomicInteger();
    private Processor steps = exchange -> {};
    private Processor cancel = exchange -> exchange.setVariable("orderStatus", 0);

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:order-steps").process(exchange -> count(runs, steps, exchange));
                from("direct:cancel-failed-order").process(exchange -> count(cancels, cancel, exchange));
            }
        });
        camel.start();
    }

    private static void count(AtomicInteger calls, Processor processor, Exchange exchange) throws Exception {
        calls.incrementAndGet();
        processor.process(exchange);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void confirmsInOneRun() throws Exception {
        assertThat(confirmation(1).confirm(ORDER)).isEqualTo(OrderResult.confirmed(7));

        assertThat(runs).hasValue(1);
        assertThat(cancels).hasValue(0);
    }

    @Test
    void startsOverAfterADeadlockWithTheFieldsAsTheyWere() throws Exception {
        steps = exchange -> {
            Object body = exchange.getMessage().getBody();
            assertThat(body)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                    .containsEntry("orderId", 7L)
                    .doesNotContainKey("left over");
            exchange.getMessage().getBody(java.util.Map.class).put("left over", 1);
            if (runs.get() < 3) {
                throw deadlock();
            }
        };

        assertThat(confirmation(1).confirm(ORDER).code()).isEqualTo(1);

        assertThat(runs).hasValue(3);
    }

    @Test
    void leavesTheOutcomeOpenIfTheInfrastructureStaysAway() {
        steps = exchange -> {
            throw deadlock();
        };

        assertThatThrownBy(() -> confirmation(1).confirm(ORDER))
                .isInstanceOf(AskAgainException.class)
                .hasMessageContaining("order 7")
                .hasMessageContaining("Ask again with the same orderId");
        assertThat(runs).hasValue(4);
        assertThat(cancels).as("the steps may have committed").hasValue(0);
    }

    @Test
    void cancelsAfterARefusal() {
        steps = refusing("20004: gone");

        assertThatThrownBy(() -> confirmation(1).confirm(ORDER))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Order 7 is not confirmed: gone");
        assertThat(runs).hasValue(1);
        assertThat(cancels).hasValue(1);
    }

    @Test
    void cancelsAfterAFailureOfTheProgram() {
        steps = exchange -> {
            throw new IllegalStateException("a bug");
        };

        assertThatThrownBy(() -> confirmation(1).confirm(ORDER))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.code())
                        .isZero())
                .hasMessageNotContaining("a bug");
        assertThat(cancels).hasValue(1);
    }

    @Test
    void leavesAnotherOrderAlone() {
        for (String refusal : new String[] {"10002: another", "10003: cancelled", "10004: returned"}) {
            steps = refusing(refusal);
            assertThatThrownBy(() -> confirmation(1).confirm(ORDER)).isInstanceOf(RefusedException.class);
        }
        assertThat(cancels).hasValue(0);
    }

    @Test
    void answersSuccessIfATwinConfirmedTheOrderMeanwhile() throws Exception {
        steps = refusing("20004: gone");
        cancel = exchange -> exchange.setVariable("orderStatus", 1);

        assertThat(confirmation(1).confirm(ORDER).code()).isEqualTo(1);
    }

    @Test
    void tellsTheReasonThoughTheCancelCannotBeWritten() {
        steps = refusing("20004: gone");
        cancel = exchange -> {
            throw deadlock();
        };

        assertThatThrownBy(() -> confirmation(1).confirm(ORDER))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.code())
                        .isEqualTo(20004));
        assertThat(cancels).hasValue(4);
    }

    @Test
    void doesNotBeginWithoutRoomAndHasRoomAgainAfterwards() throws Exception {
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        steps = exchange -> {
            inHand.countDown();
            go.await();
        };
        Confirmation confirmation = confirmation(1);
        CompletableFuture<OrderResult> first = CompletableFuture.supplyAsync(() -> {
            try {
                return confirmation.confirm(ORDER);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        inHand.await();

        assertThatThrownBy(() -> confirmation.confirm(Purchase.of(8, 3, 1).request()))
                .isInstanceOf(AskAgainException.class)
                .hasMessageContaining("Order 8 was not begun");
        assertThat(runs).hasValue(1);

        go.countDown();
        assertThat(first.get().code()).isEqualTo(1);
        assertThat(confirmation.confirm(ORDER).code()).isEqualTo(1);
    }

    private Confirmation confirmation(int room) {
        return new Confirmation(
                camel.createProducerTemplate(),
                Sweepers.settings(4, room, Duration.ofMillis(20), ZoneOffset.UTC, Duration.ofDays(1), 1000),
                Clock.systemUTC());
    }

    private static Processor refusing(String codeAndReason) {
        return exchange -> {
            throw new RefusedException(codeAndReason);
        };
    }

    private static SQLException deadlock() {
        return new SQLException("Deadlock found", "40001", 1213);
    }
}
