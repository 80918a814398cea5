package io.ordercompensation.rocketmq;

import static org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
import static org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus.RECONSUME_LATER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import org.apache.rocketmq.client.impl.consumer.ProcessQueue;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.Test;

/** A listener whose route is suspended holds what arrives; one that stops turns it away. */
class SuspendedListenerTest extends ListenerTest {

    @Test
    void aSuspendedRouteHoldsWhatArrivesUntilItIsResumed() throws Exception {
        AcknowledgingListener listener = runningRoute(route -> route.process(processed::add));
        MessageExt message = message("a", 0);
        MessageAccessor.setConsumeStartTimeStamp(message, "1");
        camel.getRouteController().suspendRoute("test");

        Delivery delivery = new Delivery(listener, message);
        delivery.awaitWaiting();
        assertThat(processed).isEmpty();

        camel.getRouteController().resumeRoute("test");
        assertThat(delivery.status()).isEqualTo(CONSUME_SUCCESS);
        assertThat(processed).hasSize(1);
        // Held is not slow: the client's consume timeout starts anew.
        assertThat(Long.parseLong(MessageAccessor.getConsumeStartTimeStamp(message)))
                .isGreaterThan(1);
    }

    @Test
    void whatASuspendedRouteHoldsIsTurnedAwayWhenItStops() throws Exception {
        AcknowledgingListener listener = runningRoute(route -> route.process(processed::add));
        camel.getRouteController().suspendRoute("test");
        Delivery delivery = new Delivery(listener, message("a", 0));
        delivery.awaitWaiting();

        camel.getRouteController().stopRoute("test");

        assertThat(delivery.status()).isEqualTo(RECONSUME_LATER);
        assertThat(processed).isEmpty();
    }

    @Test
    void aStoppedRouteProcessesNothing() throws Exception {
        AcknowledgingListener listener = runningRoute(route -> route.process(processed::add));
        camel.getRouteController().stopRoute("test");
        assertThat(deliver(listener, "a")).isEqualTo(RECONSUME_LATER);

        camel.getRouteController().startRoute("test");
        assertThat(deliver(listener, "b")).isEqualTo(RECONSUME_LATER);
        assertThat(deliver(listenerOf("test"), "c")).isEqualTo(CONSUME_SUCCESS);
        assertThat(bodies()).containsExactly("c");
    }

    @Test
    void aStopWaitsForTheWorkInHand() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        camel.start();
        AcknowledgingListener listener = listener(
                consumer("", exchange -> {
                    attempts.incrementAndGet();
                    go.await();
                }),
                queue -> null);
        Delivery delivery = new Delivery(listener, message("a", 0));
        await().until(() -> attempts.get() == 1);

        Thread stop = new Thread(() -> listener.close(30_000));
        stop.start();
        await().until(() -> stop.getState() == Thread.State.TIMED_WAITING);
        Delivery late = new Delivery(listener, message("b", 1));
        late.awaitWaiting();

        go.countDown();
        assertThat(delivery.status()).isEqualTo(CONSUME_SUCCESS);
        assertThat(late.status()).isEqualTo(RECONSUME_LATER);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void whatIsTurnedAwayIsNeitherSentBackNorSkipped() throws Exception {
        ProcessQueue held = new ProcessQueue();
        camel.start();
        AcknowledgingListener listener = listener(consumer("", processed::add), queue -> held);
        listener.close(0);

        assertThat(deliver(listener, "a")).isEqualTo(RECONSUME_LATER);
        assertThat(held.isDropped()).isTrue();
    }
}
