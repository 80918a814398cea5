package io.ordercompensation.outbox;

import java.util.List;

/** Publishes to RocketMQ. May be made, and used, while name server and broker are away. */
public final class RocketMQPublisher implements Publisher, AutoCloseable {

    private final ProducerLink link;
    private final Publisher publisher;

    public RocketMQPublisher(PublisherSettings settings) {
        this.link = new ProducerLink(settings);
        this.publisher = new QueuePublisher(link, settings.patience(), settings.batch());
    }

    /** {@inheritDoc} After the settings' patience no further send is begun. */
    @Override
    public synchronized List<SendOutcome> publish(String topic, List<OutgoingMessage> messages) {
        return publisher.publish(topic, messages);
    }

    @Override
    public synchronized void close() {
        link.close();
    }
}
