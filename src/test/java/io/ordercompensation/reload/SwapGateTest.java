package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.reload.check.RejectedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers wait for a swap, a swap waits for those inside, and neither for ever. */
class SwapGateTest {

    private final SwapGate gate = new SwapGate();

    @BeforeEach
    void open() {
        gate.open();
    }

    @Test
    void whoIsInsidePassesAgain() throws InterruptedException {
        Exchange exchange = exchange();

        assertThat(gate.enter(exchange)).isTrue();
        assertThat(gate.enter(exchange)).as("the same exchange").isFalse();
        assertThat(gate.enter(exchange())).as("another one of the same thread").isFalse();
    }

    @Test
    void aSwapThatCannotBeginIsGivenUpAndLetsEverybodyIn() throws Exception {
        Exchange inside = exchange();
        gate.enter(inside);
        gate.threadReturns();

        assertThatThrownBy(() -> gate.whileEmpty(Duration.ofMillis(50), () -> "swapped"))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.isPassing()).isTrue())
                .hasMessageContaining("1 exchanges in hand");
        assertThat(gate.enter(exchange())).isTrue();
    }

    @Test
    void callersWaitUntilTheSwapIsDone() throws Exception {
        CompletableFuture<Boolean> caller = gate.whileEmpty(Duration.ofSeconds(1), () -> {
            CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(this::entered);
            assertThatThrownBy(() -> waiting.get(100, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            return waiting;
        });

        assertThat(caller.get(5, TimeUnit.SECONDS)).isTrue();
    }

    private boolean entered() {
        try {
            return gate.enter(exchange());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Exchange exchange() {
        return new DefaultExchange(new DefaultCamelContext(false));
    }
}
