package io.ordercompensation.rocketmq;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.consumer.ProcessQueue;
import org.apache.rocketmq.client.impl.factory.MQClientInstance;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A push consumer that may be opened before its name server, topic and broker are there: it waits for them in the
 * background and says so. The client alone refuses to start without a name server, and is silent about the others.
 */
final class PushConsumerConnection {

    private static final Logger LOG = LoggerFactory.getLogger(PushConsumerConnection.class);
    private static final long RETRY_MILLIS = 2_000;
    private static final long ROUTE_TIMEOUT_MILLIS = 3_000;
    private static final long STOP_MILLIS = 1_000;

    private final AcknowledgingRocketMQEndpoint endpoint;
    private final CamelContext camel;
    private DefaultMQPushConsumer consumer;
    private ScheduledExecutorService retries;
    private boolean suspended;
    private boolean closed;
    private Missing missing;
    private int tries;

    PushConsumerConnection(AcknowledgingRocketMQEndpoint endpoint) {
        this.endpoint = endpoint;
        this.camel = endpoint.getCamelContext();
    }

    /** Starts the consumer now or, if the name server does not answer, in the background. */
    void open(MessageListenerConcurrently listener) throws Exception {
        if (!connect(listener)) {
            synchronized (this) {
                retries = camel.getExecutorServiceManager()
                        .newSingleThreadScheduledExecutor(this, "RocketMQConnect[" + endpoint.getTopicName() + "]");
                retries.scheduleWithFixedDelay(
                        () -> retry(listener), RETRY_MILLIS, RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    synchronized void suspend() {
        suspended = true;
        if (consumer != null) {
            consumer.suspend();
        }
    }

    synchronized void resume() {
        suspended = false;
        if (consumer != null) {
            consumer.resume();
        }
    }

    void close() {
        DefaultMQPushConsumer last;
        synchronized (this) {
            closed = true;
            last = consumer;
            if (retries != null) {
                camel.getExecutorServiceManager().shutdown(retries);
            }
        }
        if (last != null) {
            // The work in hand has been waited for; what is left only has to be turned away.
            last.setAwaitTerminationMillisWhenShutdown(STOP_MILLIS);
            last.shutdown();
        }
    }

    /** The client's record of a queue that this consumer holds, or null. */
    ProcessQueue queue(MessageQueue queue) {
        DefaultMQPushConsumer current;
        synchronized (this) {
            current = consumer;
        }
        return current == null
                ? null
                : current.getDefaultMQPushConsumerImpl()
                        .getRebalanceImpl()
                        .getProcessQueueTable()
                        .get(queue);
    }

    private void retry(MessageListenerConcurrently listener) {
        try {
            if (connect(listener)) {
                synchronized (this) {
                    camel.getExecutorServiceManager().shutdown(retries);
                }
            }
        } catch (Exception | LinkageError e) {
            waitFor(Missing.NAME_SERVER, e);
        }
    }

    private boolean connect(MessageListenerConcurrently listener) throws Exception {
        DefaultMQPushConsumer current;
        synchronized (this) {
            current = consumer;
        }
        try {
            if (current == null) {
                current = start(listener);
            }
            return current == null || findTopic(current);
        } catch (IllegalStateException e) {
            // The client's wrapping of a RemotingException.
            waitFor(Missing.NAME_SERVER, e.getCause() != null ? e.getCause() : e);
            return false;
        } catch (RemotingException e) {
            waitFor(Missing.NAME_SERVER, e);
            return false;
        }
    }

    // Known to suspend() and close() before it starts: it may deliver messages before start() returns.
    private DefaultMQPushConsumer start(MessageListenerConcurrently listener) throws MQClientException {
        DefaultMQPushConsumer created = PushConsumers.configuredBy(endpoint);
        created.registerMessageListener(listener);
        synchronized (this) {
            if (closed) {
                return null;
            }
            consumer = created;
            if (suspended) {
                created.suspend();
            }
        }
        boolean started = false;
        try {
            created.start();
            started = true;
            return created;
        } finally {
            if (!started) {
                synchronized (this) {
                    consumer = null;
                }
            }
        }
    }

    // The client itself would look for a topic within 30 s, tell the broker within another 30 s, then share the queues.
    private boolean findTopic(DefaultMQPushConsumer current) throws RemotingException, InterruptedException {
        MQClientInstance client = current.getDefaultMQPushConsumerImpl().getmQClientFactory();
        String topic = endpoint.getTopicName();
        try {
            client.getMQClientAPIImpl().getTopicRouteInfoFromNameServer(topic, ROUTE_TIMEOUT_MILLIS);
        } catch (MQClientException e) {
            waitFor(Missing.TOPIC, e);
            return false;
        }
        if (!isKnownToBroker(client, current.getConsumerGroup())) {
            client.updateTopicRouteInfoFromNameServer(topic);
            client.sendHeartbeatToAllBrokerWithLock();
            if (!isKnownToBroker(client, current.getConsumerGroup())) {
                waitFor(Missing.BROKER, null);
                return false;
            }
        }
        client.rebalanceImmediately();
        LOG.info(
                "Consuming topic {} as group {} from {}",
                topic,
                endpoint.getConsumerGroup(),
                endpoint.getNamesrvAddr());
        return true;
    }

    private boolean isKnownToBroker(MQClientInstance client, String group) {
        List<String> ids = client.findConsumerIdList(endpoint.getTopicName(), group);
        return ids != null && ids.contains(client.getClientId());
    }

    private void waitFor(Missing what, Throwable cause) {
        tries = what == missing ? tries + 1 : 1;
        missing = what;
        if (what == Missing.TOPIC && endpoint.getDelivery().getDeadLettersOf() != null) {
            return;
        }
        if (what.isWorthAWarning(tries)) {
            LOG.warn(what.warning(), endpoint.getTopicName(), endpoint.getNamesrvAddr(), String.valueOf(cause));
        }
    }
}
