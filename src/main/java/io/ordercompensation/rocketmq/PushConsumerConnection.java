package io.ordercompensation.rocketmq;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.impl.consumer.ProcessQueue;
import org.apache.rocketmq.common.message.MessageQueue;

/**
 * A push consumer that may be opened before its name server, topic and broker are there, and that reports when they go
 * away later. The client itself refuses to start without a name server, and does not report the others.
 */
final class PushConsumerConnection {

    private static final long RETRY_MILLIS = 2_000;
    private static final long STOP_MILLIS = 1_000;

    private final AcknowledgingRocketMQEndpoint endpoint;
    private final CamelContext camel;
    private final ConnectionReport report;
    private DefaultMQPushConsumer consumer;
    private ScheduledExecutorService looks;
    private ScheduledFuture<?> retries;
    // Used by the thread that opens, then by the one that probes.
    private TopicProbe probe;
    private boolean suspended;
    private boolean closed;

    PushConsumerConnection(AcknowledgingRocketMQEndpoint endpoint, ConnectionReport report) {
        this.endpoint = endpoint;
        this.camel = endpoint.getCamelContext();
        this.report = report;
    }

    /** Starts the consumer now or, if the name server does not answer, in the background. */
    void open(MessageListenerConcurrently listener) throws Exception {
        boolean connected = connect(listener);
        synchronized (this) {
            if (closed) {
                return;
            }
            looks = camel.getExecutorServiceManager()
                    .newSingleThreadScheduledExecutor(this, "RocketMQWatch[" + endpoint.getTopicName() + "]");
            if (connected) {
                watch();
            } else {
                retries = looks.scheduleWithFixedDelay(
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
            if (looks != null) {
                camel.getExecutorServiceManager().shutdown(looks);
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
        DefaultMQPushConsumer current = current();
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
                    retries.cancel(false);
                    if (!closed) {
                        watch();
                    }
                }
            }
        } catch (Exception | LinkageError e) {
            report.waitsFor(WaitingFor.NAME_SERVER, e);
        }
    }

    private boolean connect(MessageListenerConcurrently listener) throws Exception {
        try {
            if (probe == null) {
                DefaultMQPushConsumer started = start(listener);
                if (started == null) {
                    return true;
                }
                probe = new TopicProbe(started, endpoint.getTopicName());
            }
            return report.connects(probe.look());
        } catch (IllegalStateException e) {
            // The client wraps a RemotingException in it.
            report.waitsFor(WaitingFor.NAME_SERVER, e.getCause() != null ? e.getCause() : e);
            return false;
        }
    }

    private void watch() {
        long interval = endpoint.getDelivery().getProbeInterval();
        looks.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            report.saw(probe.look());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The name server went away between two requests; an escaping exception would end the probes.
            report.saw(ProbeResult.waitsFor(WaitingFor.NAME_SERVER, e.getCause() != null ? e.getCause() : e));
        }
    }

    private synchronized DefaultMQPushConsumer current() {
        return consumer;
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
}
