package io.ordercompensation.rocketmq;

import org.apache.camel.component.rocketmq.RocketMQAclUtils;
import org.apache.rocketmq.client.AccessChannel;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.MessageSelector;
import org.apache.rocketmq.client.exception.MQClientException;

/** Creates the client's push consumer from the options of an endpoint. */
final class PushConsumers {

    private PushConsumers() {}

    /** Answers a consumer that is not started and has no listener yet. */
    static DefaultMQPushConsumer configuredBy(AcknowledgingRocketMQEndpoint endpoint) throws MQClientException {
        DefaultMQPushConsumer created = new DefaultMQPushConsumer(endpoint.getConsumerGroup(), guard(endpoint));
        created.setNamesrvAddr(endpoint.getNamesrvAddr());
        created.setNamespaceV2(endpoint.getNamespace());
        created.setEnableTrace(endpoint.isEnableTrace());
        created.setAccessChannel(AccessChannel.valueOf(endpoint.getAccessChannel()));
        endpoint.getDelivery().applyTo(created);
        endpoint.getBounds().applyTo(created);
        created.subscribe(endpoint.getTopicName(), selector(endpoint));
        return created;
    }

    private static PullGuard guard(AcknowledgingRocketMQEndpoint endpoint) {
        // The client would drop a message without a tag; any one of those subscribed to will do.
        String tag = endpoint.getSubscribeTags() == null
                ? "*"
                : endpoint.getSubscribeTags().split("\\|\\|")[0].trim();
        return new PullGuard(
                RocketMQAclUtils.getAclRPCHook(endpoint.getAccessKey(), endpoint.getSecretKey()),
                new SafeMessage(
                        endpoint.getBounds().getMaxBodyBytes(),
                        endpoint.getTopicName(),
                        tag.isEmpty() || tag.equals("*") ? null : tag));
    }

    private static MessageSelector selector(AcknowledgingRocketMQEndpoint endpoint) {
        String type = endpoint.getMessageSelectorType();
        if ("tag".equalsIgnoreCase(type)) {
            return MessageSelector.byTag(endpoint.getSubscribeTags());
        }
        if ("sql".equalsIgnoreCase(type)) {
            return MessageSelector.bySql(endpoint.getSubscribeSql());
        }
        throw new IllegalArgumentException("Option messageSelectorType is '" + type + "'; allowed are tag and sql");
    }
}
