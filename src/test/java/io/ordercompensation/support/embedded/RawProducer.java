package io.ordercompensation.support.embedded;

import java.util.Map;
import java.util.UUID;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.factory.MQClientInstance;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.header.SendMessageRequestHeader;

/** Sends what no honest client would: every field that the broker takes from a sender is the caller's. */
public final class RawProducer implements AutoCloseable {

    private static final long TIMEOUT_MILLIS = 20_000;

    private final DefaultMQProducer producer;

    public RawProducer(String nameServer) {
        producer = new DefaultMQProducer("orderProducerGroup");
        producer.setNamesrvAddr(nameServer);
        producer.setInstanceName(UUID.randomUUID().toString());
        try {
            producer.start();
        } catch (MQClientException e) {
            throw new IllegalStateException("no producer for " + nameServer, e);
        }
    }

    /** A message as it goes over the wire. */
    public record Raw(Map<String, String> properties, byte[] body, int sysFlag, int flag, long bornTimestamp) {

        public Raw(Map<String, String> properties, byte[] body) {
            this(properties, body, 0, 0, System.currentTimeMillis());
        }
    }

    /** Sends to the first queue of the topic. */
    public void send(String topic, Raw message) {
        SendMessageRequestHeader header = new SendMessageRequestHeader();
        header.setProducerGroup("orderProducerGroup");
        header.setTopic(topic);
        header.setDefaultTopic(topic);
        header.setDefaultTopicQueueNums(1);
        header.setQueueId(0);
        header.setSysFlag(message.sysFlag());
        header.setBornTimestamp(message.bornTimestamp());
        header.setFlag(message.flag());
        header.setProperties(MessageDecoder.messageProperties2String(message.properties()));
        header.setReconsumeTimes(0);
        header.setUnitMode(false);
        header.setBatch(false);
        RemotingCommand command = RemotingCommand.createRequestCommand(RequestCode.SEND_MESSAGE, header);
        command.setBody(message.body());
        try {
            MQClientInstance client = producer.getDefaultMQProducerImpl().getMqClientFactory();
            client.updateTopicRouteInfoFromNameServer(topic);
            MessageQueue queue = producer.fetchPublishMessageQueues(topic).get(0);
            RemotingCommand answer = client.getMQClientAPIImpl()
                    .getRemotingClient()
                    .invokeSync(client.findBrokerAddressInPublish(queue.getBrokerName()), command, TIMEOUT_MILLIS);
            if (answer.getCode() != ResponseCode.SUCCESS) {
                throw new IllegalStateException(
                        "The broker refuses it: " + answer.getCode() + " " + answer.getRemark());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (MQClientException | RemotingException e) {
            throw new IllegalStateException("not sent to " + topic, e);
        }
    }

    @Override
    public void close() {
        producer.shutdown();
    }
}
