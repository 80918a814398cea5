package io.ordercompensation.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultConsumer;
import org.junit.jupiter.api.Test;

class SuspendAndStopIT extends RouteOnBroker {

    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void workInHandEndsAndTheRestIsAsIfNeverDelivered() throws Exception {
        createTopic(1);
        sendAtOnce(50);
        route("slow", "&consumerThreads=1", this::noteAndWait);
        await().atMost(LIMIT).until(() -> delivered.size() == 1);

        DefaultConsumer consumer = (DefaultConsumer) camel.getRoute("slow").getConsumer();
        CompletableFuture<Void> stop = stopInBackground();
        // Camel suspends a consumer before it waits for its exchanges.
        await().atMost(LIMIT).until(consumer::isSuspended);
        go.countDown();
        assertThat(stop).succeedsWithin(LIMIT);

        assertThat(delivered).hasSize(1);
        assertThat(open()).isEqualTo(49);
        assertThat(broker.delayed()).isZero();
        assertThat(broker.messagesIn("%RETRY%" + group)).isZero();

        camel.getRouteController().startRoute("slow");
        await().atMost(LIMIT).until(() -> open() == 0);
        assertThat(delivered).hasSize(50).allMatch(one -> one.redeliveries() == 0);
    }

    @Test
    void theConsumerWaitsForWorkInHandWhereCamelDoesNot() throws Exception {
        createTopic(1);
        sendAtOnce(1);
        route("slow", "", this::noteAndWait);
        await().atMost(LIMIT).until(() -> delivered.size() == 1);
        DefaultConsumer consumer = (DefaultConsumer) camel.getRoute("slow").getConsumer();

        CompletableFuture<Void> stop = CompletableFuture.runAsync(consumer::stop);
        await().during(5, TimeUnit.SECONDS).atMost(LIMIT).until(() -> !stop.isDone());
        go.countDown();
        assertThat(stop).succeedsWithin(LIMIT);
        assertThat(open() + broker.delayed()).isZero();

        consumer.start();
        sendAtOnce(1);
        await().atMost(LIMIT).until(() -> delivered.size() == 2 && open() == 0);
    }

    @Test
    void workThatOutlastsTheLimitComesAgain() throws Exception {
        createTopic(1);
        sendAtOnce(1);
        route("slow", "&awaitTermination=100", this::noteAndWait);
        await().atMost(LIMIT).until(() -> delivered.size() == 1);
        camel.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        camel.getShutdownStrategy().setTimeout(100);

        assertThat(stopInBackground()).succeedsWithin(LIMIT);
        go.countDown();

        camel.getRouteController().startRoute("slow");
        await().atMost(LIMIT).until(() -> delivered.size() >= 2 && open() == 0);
    }

    @Test
    void aSuspendedRouteTakesNothingUntilItIsResumed() throws Exception {
        createTopic(1);
        send(broker.nameServer(), 0, 1);
        route("test", "", this::note);
        await().atMost(LIMIT).until(() -> delivered.size() == 1 && open() == 0);

        camel.getRouteController().suspendRoute("test");
        send(broker.nameServer(), 1, 6);
        await().during(3, TimeUnit.SECONDS).atMost(LIMIT).until(() -> delivered.size() == 1);

        camel.getRouteController().resumeRoute("test");
        await().atMost(LIMIT).until(() -> delivered.size() == 6 && open() == 0);
        assertThat(delivered).allMatch(one -> one.redeliveries() == 0);
    }

    private void noteAndWait(Exchange exchange) throws InterruptedException {
        note(exchange);
        go.await();
    }

    private CompletableFuture<Void> stopInBackground() {
        return CompletableFuture.runAsync(() -> {
            try {
                camel.getRouteController().stopRoute("slow");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
