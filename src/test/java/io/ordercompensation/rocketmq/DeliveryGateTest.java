package io.ordercompensation.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeliveryGateTest {

    private final DeliveryGate gate = new DeliveryGate();
    private final CompletableFuture<Boolean> entered = new CompletableFuture<>();
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final Thread visitor = new Thread(() -> {
        boolean in = gate.enter(() -> {});
        interrupted.set(Thread.currentThread().isInterrupted());
        entered.complete(in);
    });

    @Test
    void interruptionDoesNotOpenIt() {
        gate.suspend();
        visitor.start();
        awaitHeld();

        visitor.interrupt();
        await().until(() -> !visitor.isInterrupted());
        awaitHeld();
        assertThat(entered).isNotDone();

        gate.resume();
        assertThat(entered).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
        assertThat(interrupted).isTrue();
    }

    @Test
    void holdsThoseWhoComeWhileItDrains() {
        assertThat(gate.drain(0)).isTrue();
        visitor.start();
        awaitHeld();

        gate.close();
        assertThat(entered).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(false);
    }

    @Test
    void saysWhenSomeAreStillInside() {
        gate.enter(() -> {});
        assertThat(gate.drain(1)).isFalse();
        gate.leave();
        assertThat(gate.drain(1)).isTrue();
    }

    @Test
    void staysClosed() {
        gate.close();
        gate.resume();
        gate.suspend();
        gate.resume();
        assertThat(gate.enter(() -> {})).isFalse();
    }

    private void awaitHeld() {
        await().until(() -> visitor.getState() == Thread.State.TIMED_WAITING);
    }
}
