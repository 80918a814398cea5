package io.ordercompensation.support.benchmark;

import io.ordercompensation.support.embedded.TestProducer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.rocketmq.common.message.Message;

/** Publishes cancels at a steady rate, whatever becomes of them, and remembers when some of them were due. */
final class SteadyLoad {

    /** More sends would cost the broker, which shares the cores, more than what is measured: then they go in bursts. */
    private static final int SENDS_PER_SECOND = 200;

    private static final long SECOND = 1_000_000_000L;
    private static final long LOOK_NANOS = 300_000;
    private static final long LOOK_NANOS_UNDER_LOAD = 1_000_000;

    private final Map<String, Long> outstanding = new ConcurrentHashMap<>();
    private final Assignment assignment;
    private final int perSecond;
    private final long first;
    private final int number;
    private final int distance;
    private volatile double publishedPerSecond;

    /** @param watched about how many messages to remember; evenly spread over all of them */
    SteadyLoad(Assignment assignment, int perSecond, long first, int number, int watched) {
        this.assignment = assignment;
        this.perSecond = perSecond;
        this.first = first;
        this.number = number;
        this.distance = Math.max(1, number / watched);
    }

    /** The keys that are published and not yet seen committed, with the time at which they were due. */
    Map<String, Long> outstanding() {
        return outstanding;
    }

    /** How many keys will have been {@link #outstanding}. */
    int watched() {
        return (number + distance - 1) / distance;
    }

    /** The pause between two looks, which take the database's time. */
    long lookNanos() {
        return burst() == 1 ? LOOK_NANOS : LOOK_NANOS_UNDER_LOAD;
    }

    double publishedPerSecond() {
        return publishedPerSecond;
    }

    int burst() {
        return (perSecond + SENDS_PER_SECOND - 1) / SENDS_PER_SECOND;
    }

    void publish() {
        try (TestProducer producer = new TestProducer(assignment.nameServer())) {
            long begin = System.nanoTime();
            for (int sent = 0; sent < number; sent += burst()) {
                long due = begin + sent * SECOND / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                producer.sendAll(messages(sent, Math.min(number, sent + burst()), due));
            }
            publishedPerSecond = number * 1.0 * SECOND / (System.nanoTime() - begin);
        }
    }

    private List<Message> messages(int from, int to, long due) {
        return LongStream.range(from, to)
                .mapToObj(place -> {
                    Message message = Messages.PLAIN.message(assignment.topic(), Orders.UNIFORM.order(first + place));
                    if (place % distance == 0) {
                        outstanding.put(message.getKeys(), due);
                    }
                    return message;
                })
                .toList();
    }
}
