package io.ordercompensation.rocketmq;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.TestProducer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.rocketmq.RocketMQConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.rocketmq.common.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A topic and a group of its own on a broker, the shared one unless told, and routes that consume them. */
abstract class RouteOnBroker {

    static final Duration LIMIT = Duration.ofSeconds(90);

    final EmbeddedRocketMq broker;
    final String topic = "topic-" + UUID.randomUUID();
    final String group = "group-" + UUID.randomUUID();
    final List<Delivered> delivered = new CopyOnWriteArrayList<>();
    final DefaultCamelContext camel = new DefaultCamelContext();

    RouteOnBroker() {
        this(EmbeddedBroker.shared());
    }

    RouteOnBroker(EmbeddedRocketMq broker) {
        this.broker = broker;
    }

    record Delivered(String route, String body, int queue, int redeliveries) {}

    @BeforeEach
    void startContext() {
        camel.disableJMX();
        camel.addComponent("rocketmq", new AcknowledgingRocketMQComponent());
        camel.start();
    }

    @AfterEach
    void stopContext() {
        camel.stop();
    }

    void createTopic(int queues) {
        broker.createTopic(topic, queues);
        broker.prepareGroup(group);
    }

    void route(String id, String options, Processor step) throws Exception {
        routeFrom(id, broker.nameServer(), options, step);
    }

    void routeFrom(String id, String nameServer, String options, Processor step) throws Exception {
        String uri = "rocketmq:" + topic + "?namesrvAddr=" + nameServer + "&consumerGroup=" + group + options;
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).routeId(id).process(step);
            }
        });
    }

    void note(Exchange exchange) {
        delivered.add(new Delivered(
                exchange.getFromRouteId(),
                exchange.getMessage().getBody(String.class),
                exchange.getMessage().getHeader(RocketMQConstants.QUEUE_ID, int.class),
                exchange.getMessage().getHeader(RocketMQConstants.RECONSUME_TIMES, int.class)));
    }

    void send(String nameServer, int from, int to) {
        try (TestProducer producer = new TestProducer(nameServer)) {
            IntStream.range(from, to)
                    .forEach(i -> producer.send(
                            topic,
                            "order_cancel",
                            String.valueOf(i),
                            String.valueOf(i).getBytes(UTF_8)));
        }
    }

    void sendAtOnce(int count) {
        try (TestProducer producer = new TestProducer(broker.nameServer())) {
            producer.sendAll(IntStream.range(0, count)
                    .mapToObj(i -> new Message(
                            topic,
                            "order_cancel",
                            String.valueOf(i),
                            String.valueOf(i).getBytes(UTF_8)))
                    .toList());
        }
    }

    long open() {
        return broker.unconsumed(topic, group);
    }
}
