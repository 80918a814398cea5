package io.ordercompensation.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class AcknowledgementIT extends RouteOnBroker {

    static {
        // Read once, when the client's class is loaded; it would write below the home directory.
        System.setProperty(
                "rocketmq.client.localOffsetStoreDir",
                Path.of("target", "rocketmq-offsets").toAbsolutePath().toString());
    }

    @Test
    void aMessageWhoseRouteFailedComesAgain() throws Exception {
        createTopic(1);
        send(broker.nameServer(), 0, 1);
        route("failing", "&reconsumeDelayLevel=1", exchange -> {
            note(exchange);
            if (delivered.size() < 3) {
                throw new IllegalStateException("not yet");
            }
        });

        await().atMost(LIMIT).untilAsserted(() -> assertThat(delivered)
                .extracting(Delivered::body, Delivered::redeliveries)
                .containsExactly(tuple("0", 0), tuple("0", 1), tuple("0", 2)));
        await().atMost(LIMIT).until(() -> open() == 0);
        assertThat(broker.messagesIn("%DLQ%" + group)).isZero();
    }

    @Test
    void aRolledBackMessageComesAgain() throws Exception {
        createTopic(1);
        send(broker.nameServer(), 0, 1);
        route("rolled-back", "&reconsumeDelayLevel=1", exchange -> {
            note(exchange);
            exchange.setRollbackOnly(delivered.size() < 2);
        });

        await().atMost(LIMIT).until(() -> delivered.size() == 2 && open() == 0);
    }

    @Test
    void theLastRedeliveryEndsInTheDeadLetterQueue() throws Exception {
        createTopic(1);
        send(broker.nameServer(), 0, 1);
        route("failing", "&reconsumeDelayLevel=1&maxReconsumeTimes=1", exchange -> {
            note(exchange);
            throw new IllegalStateException("never");
        });

        await().atMost(LIMIT).until(() -> broker.messagesIn("%DLQ%" + group) == 1);
        assertThat(delivered).hasSize(2);
    }

    @Test
    void aBatchArrivesInOneExchange() throws Exception {
        createTopic(1);
        sendAtOnce(20);
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        route("batching", "&batching=true&batchSize=32&consumerThreads=2", exchange -> {
            List<?> batch = exchange.getMessage().getBody(List.class);
            sizes.add(batch.size());
            batch.forEach(inner -> note((Exchange) inner));
        });

        await().atMost(LIMIT).until(() -> delivered.size() == 20 && open() == 0);
        assertThat(sizes).containsExactly(20);
    }

    @Test
    void aFailedBatchComesAgainCompletely() throws Exception {
        createTopic(1);
        sendAtOnce(10);
        route("batching", "&batching=true&reconsumeDelayLevel=1", exchange -> {
            List<?> batch = exchange.getMessage().getBody(List.class);
            batch.forEach(inner -> note((Exchange) inner));
            if (delivered.size() <= 10) {
                throw new IllegalStateException("the first time");
            }
        });

        await().atMost(LIMIT).until(() -> delivered.size() == 20 && open() == 0);
        assertThat(delivered.stream().filter(one -> one.redeliveries() == 1).map(Delivered::body))
                .containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void twoConsumersOfAGroupShareTheQueues() throws Exception {
        createTopic(4);
        // Camel allows one consumer for each endpoint, so the two have to differ in some option.
        route("one", "&consumerThreads=2", this::note);
        route("two", "&consumerThreads=3", this::note);

        await().atMost(LIMIT).until(() -> {
            delivered.clear();
            send(broker.nameServer(), 0, 16);
            await().atMost(LIMIT).until(() -> delivered.size() >= 16);
            return queuesOf("one").size() == 2 && queuesOf("two").size() == 2 && delivered.size() == 16;
        });
        assertThat(queuesOf("one")).doesNotContainAnyElementsOf(queuesOf("two"));
    }

    @Test
    void aBroadcastGoesToAllAndAFailureSurvivesTheRestart() throws Exception {
        createTopic(1);
        send(broker.nameServer(), 0, 1);
        String broadcast = "&messageModel=BROADCASTING&instanceName=" + group;
        route("good", broadcast + "-good", this::note);
        route("bad", broadcast + "-bad", exchange -> {
            note(exchange);
            throw new IllegalStateException("never");
        });
        await().atMost(LIMIT).until(() -> count("good") == 1 && count("bad") > 1);

        camel.getRouteController().stopRoute("good");
        camel.getRouteController().stopRoute("bad");
        delivered.clear();
        camel.getRouteController().startRoute("bad");
        camel.getRouteController().startRoute("good");

        await().atMost(LIMIT).until(() -> count("bad") > 0);
        assertThat(count("good")).isZero();
    }

    private long count(String route) {
        return delivered.stream().filter(one -> one.route().equals(route)).count();
    }

    private Set<Integer> queuesOf(String route) {
        return delivered.stream()
                .filter(one -> one.route().equals(route))
                .map(Delivered::queue)
                .collect(Collectors.toSet());
    }
}
