package io.ordercompensation.rocketmq;

import java.time.Duration;
import java.util.List;

/** Publishes to RocketMQ. May be made, and used, while name server and broker are away. */
public final class RocketMQPublisher implements Publisher, AutoCloseable {

    /** Several sends may time out before their broker counts as silent. */
    private static final int TIMEOUTS = 5;

    private final ProducerLink link;
    private final Publisher publisher;

    public RocketMQPublisher(PublisherSettings settings) {
        Duration patience = settings.sendTimeout().multipliedBy(TIMEOUTS);
        this.link = new ProducerLink(settings);
        this.publisher = new QueuePublisher(link, patience);
    }

    /** {@inheritDoc} After five send timeouts no further send is begun. */
    @Override
    public synchronized List<SendOutcome> publish(String topic, List<OutgoingMessage> messages) {
        return publisher.publish(topic, messages);
    }

    @Override
    public synchronized void close() {
        link.close();
    }
}
