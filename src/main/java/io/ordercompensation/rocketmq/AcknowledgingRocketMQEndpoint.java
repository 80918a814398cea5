package io.ordercompensation.rocketmq;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.component.rocketmq.RocketMQEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.rocketmq.common.MixAll;

/** The stock endpoint, with the options of {@link DeliveryOptions} for its consumer. */
public class AcknowledgingRocketMQEndpoint extends RocketMQEndpoint {

    @UriParam(label = "consumer")
    private final DeliveryOptions delivery = new DeliveryOptions();

    @UriParam(label = "consumer")
    private final DeliveryBounds bounds = new DeliveryBounds();

    AcknowledgingRocketMQEndpoint(String uri, AcknowledgingRocketMQComponent component) {
        super(uri, component);
    }

    /** How messages are taken and acknowledged. */
    public DeliveryOptions getDelivery() {
        return delivery;
    }

    /** How much memory messages may take. */
    public DeliveryBounds getBounds() {
        return bounds;
    }

    /** {@inheritDoc} An option out of its range is refused with an {@link IllegalArgumentException}. */
    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        validate();
        if (delivery.getDeadLettersOf() != null) {
            setTopicName(MixAll.getDLQTopic(delivery.getDeadLettersOf()));
        }
        AcknowledgingRocketMQConsumer consumer = new AcknowledgingRocketMQConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    private void validate() {
        if (getConsumerGroup() == null || getConsumerGroup().isBlank()) {
            throw new IllegalArgumentException("Option consumerGroup is missing for topic " + getTopicName());
        }
        for (String address : getNamesrvAddr().split(";")) {
            boolean hostAndPort = address.matches("[^\\s,]+:\\d{1,5}");
            if (!hostAndPort && !address.startsWith("http")) {
                throw new IllegalArgumentException("Option namesrvAddr is '" + getNamesrvAddr()
                        + "'; expected host:port, several of them separated by ';' and without blanks");
            }
        }
        delivery.validate();
        bounds.validate();
    }
}
