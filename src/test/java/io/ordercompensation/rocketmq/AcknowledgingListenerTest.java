package io.ordercompensation.rocketmq;

import static org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
import static org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus.RECONSUME_LATER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.rocketmq.RocketMQConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.impl.consumer.ProcessQueue;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The listener is called as the client would call it; no name server ever answers. */
@Timeout(60)
class AcknowledgingListenerTest {

    private static final MessageQueue QUEUE = new MessageQueue("orderTopic", "broker", 0);
    private static final String NOWHERE =
            "rocketmq:orderTopic?namesrvAddr=127.0.0.1:1&consumerGroup=g&awaitTermination=5000";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Exchange> processed = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();

    @BeforeEach
    void addComponent() {
        camel.addComponent("rocketmq", new AcknowledgingRocketMQComponent());
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aFinishedExchangeIsAcknowledged() throws Exception {
        AcknowledgingListener listener = route("", route -> route.process(processed::add));

        assertThat(deliver(listener, "a")).isEqualTo(CONSUME_SUCCESS);
        assertThat(bodies()).containsExactly("a");
    }

    @Test
    void aFailedExchangeIsNot() throws Exception {
        AcknowledgingListener listener = route("", route -> route.throwException(new IllegalStateException("no")));

        assertThat(deliver(listener, "a")).isEqualTo(RECONSUME_LATER);
    }

    @Test
    void anErrorIsNot() throws Exception {
        AcknowledgingListener listener = route(
                "",
                route -> route.process(exchange -> {
                    throw new NoClassDefFoundError("gone");
                }));

        assertThat(deliver(listener, "a")).isEqualTo(RECONSUME_LATER);
    }

    @Test
    void anErrorBeforeTheRouteIsNot() throws Exception {
        AcknowledgingListener listener = route("", route -> route.process(processed::add));
        MessageExt broken = new MessageExt() {
            @Override
            public String getTags() {
                throw new StackOverflowError();
            }
        };

        assertThat(listener.consumeMessage(List.of(broken), new ConsumeConcurrentlyContext(QUEUE)))
                .isEqualTo(RECONSUME_LATER);
        assertThat(processed).isEmpty();
    }

    @Test
    void anExchangeMarkedForRollbackIsNot() throws Exception {
        assertThat(deliver(route("", RouteDefinition::markRollbackOnly), "a")).isEqualTo(RECONSUME_LATER);
    }

    @Test
    void anExchangeMarkedForTheLastRollbackIsNot() throws Exception {
        assertThat(deliver(route("", RouteDefinition::markRollbackOnlyLast), "a"))
                .isEqualTo(RECONSUME_LATER);
    }

    @Test
    void aHandledFailureIsAcknowledged() throws Exception {
        AcknowledgingListener listener = route("", route -> route.onException(IllegalStateException.class)
                .handled(true)
                .end()
                .throwException(new IllegalStateException("expected")));

        assertThat(deliver(listener, "a")).isEqualTo(CONSUME_SUCCESS);
    }

    @Test
    void anAsynchronousRouteIsAwaited() throws Exception {
        AcknowledgingListener listener = route(
                "",
                route -> route.threads(1).delay(200).asyncDelayed().throwException(new IllegalStateException("late")));

        assertThat(deliver(listener, "a")).isEqualTo(RECONSUME_LATER);
    }

    @Test
    void aBatchIsOneExchangeWithAListOfExchanges() throws Exception {
        AcknowledgingListener listener = route("batching=true", route -> route.process(processed::add));

        assertThat(deliver(listener, "a", "b", "c")).isEqualTo(CONSUME_SUCCESS);
        assertThat(processed).hasSize(1);
        List<?> batch = processed.get(0).getMessage().getBody(List.class);
        assertThat(batch).hasSize(3).allSatisfy(element -> {
            Exchange inner = (Exchange) element;
            assertThat(inner.getMessage().getBody()).isInstanceOf(byte[].class);
            assertThat(inner.getMessage().getHeader(RocketMQConstants.TOPIC)).isEqualTo("orderTopic");
        });
        assertThat(batch.stream().map(inner -> ((Exchange) inner).getMessage().getBody(String.class)))
                .containsExactly("a", "b", "c");
    }

    @Test
    void aFailedBatchIsRedeliveredAsAWhole() throws Exception {
        AcknowledgingListener listener =
                route("batching=true", route -> route.throwException(new IllegalStateException("no")));

        assertThat(deliver(listener, "a", "b")).isEqualTo(RECONSUME_LATER);
    }

    @Test
    void headersAreTheStockOnesAndNoneOfTheSenders() throws Exception {
        AcknowledgingListener listener = route("", route -> route.process(processed::add));
        MessageExt message = message("a", 0);
        message.setTags("order_cancel");
        message.setKeys("4711");
        message.putUserProperty("CamelSqlQuery", "drop table");
        message.setReconsumeTimes(2);

        listener.consumeMessage(List.of(message), new ConsumeConcurrentlyContext(QUEUE));

        assertThat(processed.get(0).getMessage().getHeaders())
                .hasSize(17)
                .allSatisfy((name, value) -> assertThat(name).startsWith("CamelRockerMQ"))
                .containsEntry(RocketMQConstants.TAG, "order_cancel")
                .containsEntry(RocketMQConstants.KEY, "4711")
                .containsEntry(RocketMQConstants.RECONSUME_TIMES, 2);
    }

    @Test
    void theDelayLevelIsPassedOn() throws Exception {
        AcknowledgingListener listener =
                route("reconsumeDelayLevel=3", route -> route.throwException(new IllegalStateException("no")));
        ConsumeConcurrentlyContext context = new ConsumeConcurrentlyContext(QUEUE);

        listener.consumeMessage(List.of(message("a", 0)), context);

        assertThat(context.getDelayLevelWhenNextConsume()).isEqualTo(3);
    }

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

    @Test
    void aBroadcastFailureIsTriedAgainInPlace() throws Exception {
        AcknowledgingListener listener = route(
                "messageModel=BROADCASTING&instanceName=one",
                route -> route.process(e -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                }));
        MessageExt message = message("a", 0);

        assertThat(listener.consumeMessage(List.of(message), new ConsumeConcurrentlyContext(QUEUE)))
                .isEqualTo(CONSUME_SUCCESS);
        assertThat(attempts).hasValue(3);
        assertThat(MessageAccessor.getConsumeStartTimeStamp(message)).isNotNull();
    }

    @Test
    void aBroadcastFailureIsKeptWhenTheConsumerStops() throws Exception {
        ProcessQueue held = new ProcessQueue();
        camel.start();
        AcknowledgingRocketMQConsumer consumer = consumer("messageModel=BROADCASTING&instanceName=one", exchange -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("never");
        });
        AcknowledgingListener listener = listener(consumer, queue -> held);
        Delivery delivery = new Delivery(listener, message("a", 0));
        await().until(() -> attempts.get() > 1);
        assertThat(held.isDropped()).isFalse();

        listener.close(5_000);

        assertThat(delivery.status()).isEqualTo(RECONSUME_LATER);
        assertThat(held.isDropped()).isTrue();
    }

    private AcknowledgingListener route(String options, java.util.function.Consumer<RouteDefinition> steps)
            throws Exception {
        start("direct:test", steps);
        return listener(consumer(options, camel.getRoute("test").getProcessor()), queue -> null);
    }

    private AcknowledgingListener runningRoute(java.util.function.Consumer<RouteDefinition> steps) throws Exception {
        start(uri(""), steps);
        return listenerOf("test");
    }

    private void start(String from, java.util.function.Consumer<RouteDefinition> steps) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                steps.accept(from(from).routeId("test"));
            }
        });
        camel.start();
    }

    private AcknowledgingListener listenerOf(String routeId) {
        return ((AcknowledgingRocketMQConsumer) camel.getRoute(routeId).getConsumer()).listener();
    }

    private AcknowledgingRocketMQConsumer consumer(String options, Processor processor) throws Exception {
        return (AcknowledgingRocketMQConsumer) camel.getEndpoint(uri(options)).createConsumer(processor);
    }

    private static AcknowledgingListener listener(
            AcknowledgingRocketMQConsumer consumer, Function<MessageQueue, ProcessQueue> queues) {
        DeliveryOptions options = ((AcknowledgingRocketMQEndpoint) consumer.getEndpoint()).getDelivery();
        return new AcknowledgingListener(consumer, options, queues);
    }

    private static String uri(String options) {
        return options.isEmpty() ? NOWHERE : NOWHERE + "&" + options;
    }

    private Stream<String> bodies() {
        return processed.stream().map(exchange -> exchange.getMessage().getBody(String.class));
    }

    private static ConsumeConcurrentlyStatus deliver(AcknowledgingListener listener, String... bodies) {
        List<MessageExt> messages = new ArrayList<>();
        for (String body : bodies) {
            messages.add(message(body, messages.size()));
        }
        return listener.consumeMessage(messages, new ConsumeConcurrentlyContext(QUEUE));
    }

    private static MessageExt message(String body, long offset) {
        MessageExt message = new MessageExt();
        message.setTopic("orderTopic");
        message.setBody(body.getBytes(StandardCharsets.UTF_8));
        message.setQueueOffset(offset);
        return message;
    }

    /** A call of the listener on a thread of its own. */
    private static final class Delivery {
        private final CompletableFuture<ConsumeConcurrentlyStatus> answer = new CompletableFuture<>();
        private final Thread thread;

        Delivery(AcknowledgingListener listener, MessageExt message) {
            thread = new Thread(() ->
                    answer.complete(listener.consumeMessage(List.of(message), new ConsumeConcurrentlyContext(QUEUE))));
            thread.start();
        }

        void awaitWaiting() {
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }

        ConsumeConcurrentlyStatus status() throws Exception {
            return answer.get(20, TimeUnit.SECONDS);
        }
    }
}
