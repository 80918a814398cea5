package io.ordercompensation.support.benchmark;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.exception.MQClientException;

/** Takes the messages as the product does and does nothing with them: what broker and client can do at most. */
final class AcknowledgeOnly {

    /** It prints a line with this word, the first delivery and the last one, as milliseconds of the clock. */
    static final String DONE = "acknowledged";

    private static final int THREADS = 4;
    private static final int BATCH = 256;

    private final Assignment assignment;
    private final AtomicLong first = new AtomicLong();
    private final AtomicInteger taken = new AtomicInteger();

    AcknowledgeOnly(Assignment assignment) {
        this.assignment = assignment;
    }

    void start() throws MQClientException {
        PushConsumer.start(assignment, THREADS, BATCH, (messages, context) -> {
            first.compareAndSet(0, System.currentTimeMillis());
            int before = taken.getAndAdd(messages.size());
            if (before < assignment.orders() && before + messages.size() >= assignment.orders()) {
                System.out.println(DONE + " " + first + " " + System.currentTimeMillis());
            }
            return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        });
    }
}
