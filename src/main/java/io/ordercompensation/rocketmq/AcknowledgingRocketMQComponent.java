package io.ordercompensation.rocketmq;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.rocketmq.RocketMQComponent;
import org.apache.camel.component.rocketmq.RocketMQEndpoint;

/**
 * The stock component with another consumer: camel-rocketmq 4.17.0 acknowledges a message whose route failed, and takes
 * only the first of a batch.
 */
public class AcknowledgingRocketMQComponent extends RocketMQComponent {

    @Override
    protected RocketMQEndpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        RocketMQEndpoint endpoint = new AcknowledgingRocketMQEndpoint(uri, this);
        useComponentSettings(endpoint);
        setProperties(endpoint, parameters);
        endpoint.setTopicName(remaining);
        return endpoint;
    }

    @Override
    protected void setProperties(Endpoint endpoint, Map<String, Object> parameters) throws Exception {
        super.setProperties(endpoint, parameters);
        if (endpoint instanceof AcknowledgingRocketMQEndpoint acknowledging) {
            setProperties(getCamelContext(), acknowledging.getDelivery(), parameters);
            setProperties(getCamelContext(), acknowledging.getBounds(), parameters);
        }
    }

    private void useComponentSettings(RocketMQEndpoint endpoint) {
        endpoint.setNamesrvAddr(getNamesrvAddr());
        endpoint.setNamespace(getNamespace());
        endpoint.setAccessChannel(getAccessChannel());
        endpoint.setAccessKey(getAccessKey());
        endpoint.setSecretKey(getSecretKey());
        endpoint.setEnableTrace(isEnableTrace());

        endpoint.setConsumerGroup(getConsumerGroup());
        endpoint.setMessageSelectorType(getMessageSelectorType());
        endpoint.setSubscribeTags(getSubscribeTags());
        endpoint.setSubscribeSql(getSubscribeSql());

        endpoint.setProducerGroup(getProducerGroup());
        endpoint.setSendTag(getSendTag());
        endpoint.setWaitForSendResult(isWaitForSendResult());
        endpoint.setReplyToTopic(getReplyToTopic());
        endpoint.setReplyToConsumerGroup(getReplyToConsumerGroup());
        endpoint.setRequestTimeoutMillis(getRequestTimeoutMillis());
        endpoint.setRequestTimeoutCheckerIntervalMillis(getRequestTimeoutCheckerIntervalMillis());
    }
}
