package io.ordercompensation.outbox;

import java.util.List;

/** Publishes to RocketMQ. May be made, and used, while name server and broker are away. */
public final class RocketMQPublisher implements Publisher, AutoCloseable {

    private final ProducerLink link;
    private final Publisher publisher;

    public RocketMQPublisher(BrokerAccess access, OutboxProperties settings) {
        this.link = new ProducerLink(access, settings.sendTimeout());
        this.publisher = new QueuePublisher(link, settings);
    }

    /** {@inheritDoc} After the run's timeout no further send is begun. */
    @Override
    public synchronized List<SendOutcome> publish(String topic, List<OutgoingMessage> messages) {
        return publisher.publish(topic, messages);
    }

    @Override
    public synchronized void close() {
        link.close();
    }
}
