package io.ordercompensation.rocketmq;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.impl.consumer.ProcessQueue;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** The listener is called as the client would call it; no name server ever answers. */
@Timeout(60)
abstract class ListenerTest {

    static final MessageQueue QUEUE = new MessageQueue("orderTopic", "broker", 0);
    private static final String NOWHERE =
            "rocketmq:orderTopic?namesrvAddr=127.0.0.1:1&consumerGroup=g&awaitTermination=5000";

    final DefaultCamelContext camel = new DefaultCamelContext();
    final List<Exchange> processed = new CopyOnWriteArrayList<>();
    final AtomicInteger attempts = new AtomicInteger();

    @BeforeEach
    void addComponent() {
        camel.addComponent("rocketmq", new AcknowledgingRocketMQComponent());
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    final AcknowledgingListener route(String options, Consumer<RouteDefinition> steps) throws Exception {
        start("direct:test", steps);
        return listener(consumer(options, camel.getRoute("test").getProcessor()), queue -> null);
    }

    final AcknowledgingListener runningRoute(Consumer<RouteDefinition> steps) throws Exception {
        start(uri(""), steps);
        return listenerOf("test");
    }

    private void start(String from, Consumer<RouteDefinition> steps) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                steps.accept(from(from).routeId("test"));
            }
        });
        camel.start();
    }

    final AcknowledgingListener listenerOf(String routeId) {
        return ((AcknowledgingRocketMQConsumer) camel.getRoute(routeId).getConsumer()).listener();
    }

    final AcknowledgingRocketMQConsumer consumer(String options, Processor processor) throws Exception {
        return (AcknowledgingRocketMQConsumer) camel.getEndpoint(uri(options)).createConsumer(processor);
    }

    static AcknowledgingListener listener(
            AcknowledgingRocketMQConsumer consumer, Function<MessageQueue, ProcessQueue> queues) {
        AcknowledgingRocketMQEndpoint endpoint = (AcknowledgingRocketMQEndpoint) consumer.getEndpoint();
        return new AcknowledgingListener(consumer, endpoint.getDelivery(), endpoint.getBounds(), queues);
    }

    private static String uri(String options) {
        return options.isEmpty() ? NOWHERE : NOWHERE + "&" + options;
    }

    final Stream<String> bodies() {
        return processed.stream().map(exchange -> exchange.getMessage().getBody(String.class));
    }

    static ConsumeConcurrentlyStatus deliver(AcknowledgingListener listener, String... bodies) {
        List<MessageExt> messages = new ArrayList<>();
        for (String body : bodies) {
            messages.add(message(body, messages.size()));
        }
        return listener.consumeMessage(messages, new ConsumeConcurrentlyContext(QUEUE));
    }

    static MessageExt message(String body, long offset) {
        MessageExt message = new MessageExt();
        message.setTopic("orderTopic");
        message.setBody(body.getBytes(StandardCharsets.UTF_8));
        message.setQueueOffset(offset);
        return message;
    }

    /** A call of the listener on a thread of its own. */
    static final class Delivery {
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
