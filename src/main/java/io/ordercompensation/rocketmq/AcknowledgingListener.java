package io.ordercompensation.rocketmq;

import io.ordercompensation.rocketmq.GatheredBatches.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.component.rocketmq.RocketMQMessageConverter;
import org.apache.camel.support.DefaultConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.impl.consumer.ProcessQueue;
import org.apache.rocketmq.common.message.MessageAccessor;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs deliveries through the route and acknowledges those whose exchange neither failed nor was rolled back. */
final class AcknowledgingListener implements MessageListenerConcurrently {

    private static final Logger LOG = LoggerFactory.getLogger(AcknowledgingListener.class);
    private static final long FIRST_REST_MILLIS = 500;
    private static final long LONGEST_REST_MILLIS = 30_000;
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long SETTLE_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private record Answered(MessageQueue queue, MessageExt first) {}

    private final DefaultConsumer consumer;
    private final DeliveryOptions options;
    private final DeliveryBounds bounds;
    private final Function<MessageQueue, ProcessQueue> queues;
    private final DeliveryGate gate = new DeliveryGate();
    private final GatheredBatches batches;
    private final Map<Thread, Answered> lastAnswers = new ConcurrentHashMap<>();

    /** @param queues finds the client's own record of a queue, or null if it holds none */
    AcknowledgingListener(
            DefaultConsumer consumer,
            DeliveryOptions options,
            DeliveryBounds bounds,
            Function<MessageQueue, ProcessQueue> queues) {
        this.consumer = consumer;
        this.options = options;
        this.bounds = bounds;
        this.queues = queues;
        this.batches = new GatheredBatches(
                options.getConsumerThreads(), options.getBatchSize(), bounds.getBatchBytes(), this::succeeds);
    }

    @Override
    public ConsumeConcurrentlyStatus consumeMessage(List<MessageExt> messages, ConsumeConcurrentlyContext context) {
        context.setDelayLevelWhenNextConsume(options.getReconsumeDelayLevel());
        MessageQueue queue = context.getMessageQueue();
        long rest = FIRST_REST_MILLIS;
        while (gate.enter(() -> restartConsumeTimeout(messages))) {
            try {
                Outcome outcome = process(messages);
                // BROADCASTING drops what is not acknowledged, so it is tried again here.
                if (outcome == Outcome.SUCCEEDED || (outcome == Outcome.FAILED && !options.isBroadcasting())) {
                    lastAnswers.put(Thread.currentThread(), new Answered(queue, messages.get(0)));
                    return outcome == Outcome.SUCCEEDED
                            ? ConsumeConcurrentlyStatus.CONSUME_SUCCESS
                            : ConsumeConcurrentlyStatus.RECONSUME_LATER;
                }
            } finally {
                gate.leave();
            }
            gate.rest(rest);
            rest = Math.min(2 * rest, LONGEST_REST_MILLIS);
            restartConsumeTimeout(messages);
        }
        abandon(queue);
        return ConsumeConcurrentlyStatus.RECONSUME_LATER;
    }

    void suspend() {
        gate.suspend();
    }

    void resume() {
        gate.resume();
    }

    /** Takes no more work, waits {@code awaitMillis} for the work in progress, then turns held deliveries away. */
    void close(long awaitMillis) {
        if (!gate.drain(awaitMillis)) {
            LOG.warn(
                    "Work in hand of {} did not end within {} ms (option awaitTermination): its messages are not"
                            + " acknowledged and come again",
                    consumer,
                    awaitMillis);
        }
        awaitSettled();
        gate.close();
        batches.turnAway();
    }

    // The client records an answer only after the listener has returned it, and not at all once the queue is dropped.
    private void awaitSettled() {
        long end = System.nanoTime() + SETTLE_NANOS;
        while (lastAnswers.values().stream().anyMatch(this::isUnsettled) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(SETTLE_POLL_NANOS);
        }
    }

    private boolean isUnsettled(Answered answered) {
        ProcessQueue queue = queues.apply(answered.queue());
        return queue != null && !queue.isDropped() && queue.containsMessage(answered.first());
    }

    // For a dropped queue the client sends nothing back and moves no offset: the queue's next owner gets the same
    // messages at once, with no delivery attempt spent. In BROADCASTING they would be lost otherwise.
    private void abandon(MessageQueue messageQueue) {
        ProcessQueue queue = queues.apply(messageQueue);
        if (queue != null) {
            queue.setDropped(true);
        }
    }

    // Otherwise the client would send held messages back and count them as failed.
    private static void restartConsumeTimeout(List<MessageExt> messages) {
        String now = String.valueOf(System.currentTimeMillis());
        messages.forEach(message -> MessageAccessor.setConsumeStartTimeStamp(message, now));
    }

    private Outcome process(List<MessageExt> messages) {
        if (options.isBatching()) {
            return batches.process(messages, () -> restartConsumeTimeout(messages));
        }
        return succeeds(messages) ? Outcome.SUCCEEDED : Outcome.FAILED;
    }

    private boolean succeeds(List<MessageExt> messages) {
        try {
            return options.isBatching() ? processParts(messages) : processEach(messages);
        } catch (Throwable e) {
            refuse(messages, e);
            return false;
        }
    }

    private boolean processEach(List<MessageExt> messages) throws Exception {
        for (MessageExt message : messages) {
            Exchange exchange = toExchange(message);
            try {
                if (!succeeds(exchange, List.of(message))) {
                    return false;
                }
            } finally {
                consumer.releaseExchange(exchange, false);
            }
        }
        return true;
    }

    private boolean processParts(List<MessageExt> messages) throws Exception {
        for (List<MessageExt> part : bounds.parts(messages)) {
            if (!processBatch(part)) {
                return false;
            }
        }
        return true;
    }

    private boolean processBatch(List<MessageExt> messages) throws Exception {
        List<Exchange> created = new ArrayList<>(messages.size() + 1);
        try {
            for (MessageExt message : messages) {
                created.add(toExchangeOfBatch(message));
            }
            Exchange batch = consumer.createExchange(false);
            batch.getMessage().setBody(List.copyOf(created));
            created.add(batch);
            return succeeds(batch, messages);
        } finally {
            created.forEach(exchange -> consumer.releaseExchange(exchange, false));
        }
    }

    private Exchange toExchange(MessageExt message) {
        Exchange exchange = consumer.createExchange(false);
        exchange.getMessage().setBody(message.getBody());
        RocketMQMessageConverter.populateHeadersByMessageExt(exchange.getMessage(), message);
        return exchange;
    }

    /** A message with unreadable headers goes on without them: otherwise it would fail its batch, again and again. */
    private Exchange toExchangeOfBatch(MessageExt message) {
        try {
            return toExchange(message);
        } catch (RuntimeException | StackOverflowError unforeseen) {
            LOG.warn(
                    "The headers of the message at {} of queue {} cannot be read, it goes on without: {}",
                    message.getQueueOffset(),
                    message.getQueueId(),
                    unforeseen.toString());
            Exchange exchange = consumer.createExchange(false);
            exchange.getMessage().setBody(message.getBody());
            return exchange;
        }
    }

    private boolean succeeds(Exchange exchange, List<MessageExt> messages) throws Exception {
        consumer.getProcessor().process(exchange);
        if (exchange.isFailed() || exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
            refuse(messages, exchange.getException());
            return false;
        }
        return true;
    }

    private void refuse(List<MessageExt> messages, Throwable cause) {
        MessageExt first = messages.get(0);
        LOG.warn(
                "Not acknowledged, to be delivered again: {} message(s) of topic {}, the first with id {} and {}"
                        + " redeliveries so far. Cause: {}",
                messages.size(),
                first.getTopic(),
                first.getMsgId(),
                first.getReconsumeTimes(),
                cause != null ? cause.toString() : "marked for rollback");
    }
}
