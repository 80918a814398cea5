package io.ordercompensation.outbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.rocketmq.client.Validators;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.apache.rocketmq.remoting.protocol.ResponseCode;

/** RocketMQ's producer, started when it is first needed, even without a name server. For one thread. */
final class ProducerLink implements BrokerLink {

    private static final long ROUTE_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int MAX_ROUTES = 100;

    private final BrokerAccess access;
    private final Duration sendTimeout;
    private final Map<String, Route> routes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Route> eldest) {
            return size() > MAX_ROUTES;
        }
    };
    private DefaultMQProducer producer;

    private record Route(List<MessageQueue> queues, long foundAt) {}

    ProducerLink(BrokerAccess access, Duration sendTimeout) {
        this.access = access;
        this.sendTimeout = sendTimeout;
    }

    @Override
    public List<MessageQueue> queues(String topic) throws SendRefusedException, InterruptedException {
        requireName(topic);
        Route known = routes.get(topic);
        if (known != null && System.nanoTime() - known.foundAt() < ROUTE_NANOS) {
            return known.queues();
        }
        try {
            List<MessageQueue> queues = started().fetchPublishMessageQueues(topic);
            routes.put(topic, new Route(queues, System.nanoTime()));
            return queues;
        } catch (MQClientException e) {
            // Without a name server, brokers are assumed to be where they were; a send will show.
            if (known != null) {
                return known.queues();
            }
            throw noRoute(topic, e);
        }
    }

    private static void requireName(String topic) throws SendRefusedException {
        try {
            Validators.checkTopic(topic);
            Validators.isNotAllowedSendTopic(topic);
        } catch (MQClientException e) {
            throw new SendRefusedException(SendOutcome.refused("no topic can have the name '" + topic + "'"), e);
        }
    }

    /** If the name server knows brokers, but none with this topic, it is the message's fault: its topic is wrong. */
    private SendRefusedException noRoute(String topic, MQClientException cause) throws InterruptedException {
        boolean unknown = cause.getCause() instanceof MQClientException answer
                && answer.getResponseCode() == ResponseCode.TOPIC_NOT_EXIST;
        if (unknown && knowsBrokers()) {
            return new SendRefusedException(
                    SendOutcome.failed("the name server at %s knows no topic '%s'. Create it (mqadmin updateTopic) or"
                                    .formatted(access.nameServer(), topic)
                            + " correct msg_topic"),
                    cause);
        }
        String what = unknown
                ? "the name server at %s knows no broker"
                : "no name server answers at %s (rocketmq.name-server)";
        return new SendRefusedException(SendOutcome.away(what.formatted(access.nameServer())), cause);
    }

    private boolean knowsBrokers() throws InterruptedException {
        try {
            return !producer.getDefaultMQProducerImpl()
                    .getMqClientFactory()
                    .getMQClientAPIImpl()
                    .getBrokerClusterInfo(sendTimeout.toMillis())
                    .getBrokerAddrTable()
                    .isEmpty();
        } catch (RemotingException | MQBrokerException e) {
            return false;
        }
    }

    @Override
    public void send(List<Message> messages, MessageQueue queue) throws SendRefusedException, InterruptedException {
        long timeout = sendTimeout.toMillis();
        try {
            SendResult result = messages.size() == 1
                    ? started().send(messages.get(0), queue, timeout)
                    : started().send(messages, queue, timeout);
            // Only SEND_OK means on the broker's disk or its replica: with any other status it may still be lost.
            if (result.getSendStatus() != SendStatus.SEND_OK) {
                throw new SendRefusedException(
                        SendOutcome.failed("the broker answers " + result.getSendStatus()), null);
            }
        } catch (MQBrokerException e) {
            throw new SendRefusedException(answered(e), e);
        } catch (MQClientException e) {
            throw new SendRefusedException(
                    e.getResponseCode() == ResponseCode.MESSAGE_ILLEGAL
                            ? SendOutcome.refused(e.getErrorMessage())
                            : unanswered(queue, e),
                    e);
        } catch (RemotingException e) {
            throw new SendRefusedException(unanswered(queue, e), e);
        } catch (RuntimeException e) {
            // Such as a kind of message that cannot be part of a batch.
            throw new SendRefusedException(SendOutcome.failed(e.toString()), e);
        }
    }

    private static SendOutcome answered(MQBrokerException answer) {
        String words = "the broker answers %d: %s".formatted(answer.getResponseCode(), answer.getErrorMessage());
        return switch (answer.getResponseCode()) {
            case ResponseCode.MESSAGE_ILLEGAL -> SendOutcome.refused(words);
            // It is overloaded, or shutting down.
            case ResponseCode.SYSTEM_BUSY, ResponseCode.SERVICE_NOT_AVAILABLE -> SendOutcome.away(words);
            default -> SendOutcome.failed(words);
        };
    }

    /** A message, for instance by its size, may cause a missing answer: asks if the broker answers at all. */
    private SendOutcome unanswered(MessageQueue queue, Exception cause) {
        try {
            producer.maxOffset(queue);
        } catch (MQClientException e) {
            if (!(e.getCause() instanceof MQBrokerException)) {
                return SendOutcome.away("broker %s does not answer: %s".formatted(queue.getBrokerName(), cause));
            }
        }
        return SendOutcome.failed("broker %s answers, but not to this: %s".formatted(queue.getBrokerName(), cause));
    }

    private DefaultMQProducer started() throws MQClientException {
        if (producer == null) {
            DefaultMQProducer created = Producers.of(access, sendTimeout);
            created.start();
            producer = created;
        }
        return producer;
    }

    void close() {
        if (producer != null) {
            producer.shutdown();
        }
    }
}
