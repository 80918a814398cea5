package io.ordercompensation.support.benchmark;

import io.ordercompensation.support.embedded.TestProducer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.rocketmq.common.message.Message;

/**
 * From the moment before a message is published at a steady rate to the moment when its commit is seen.
 *
 * @param singleMillis median of a transaction that restores one message, without broker and Camel
 */
record Latency(String server, int messages, double p50Millis, double p99Millis, double maxMillis, double singleMillis) {

    private static final int PER_SECOND = 100;
    private static final long NANOS_BETWEEN = 1_000_000_000L / PER_SECOND;
    private static final long LOOK_NANOS = 300_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    static Latency of(Course course, Sizes sizes) throws Exception {
        int warm = (int) sizes.latency().toSeconds() * PER_SECOND / 2;
        int messages = (int) sizes.latency().toSeconds() * PER_SECOND;
        int singles = 60;
        if (warm + messages + singles > sizes.orders()) {
            throw new IllegalArgumentException("benchmark.orders is too small for benchmark.latency-seconds");
        }
        Assignment assignment = course.assignmentWithoutMessages(warm + messages);
        try (Progress progress = new Progress(assignment);
                Crew crew = Crew.of(Contender.PRODUCT, 1, sizes.jvmArguments(), assignment)) {
            publishAndSee(assignment, progress, 1, 1);
            publishAndSee(assignment, progress, 2, warm);
            double[] millis = publishAndSee(assignment, progress, warm + 1, messages);
            double single = singleMillis(assignment, warm + messages + 1, singles);
            return new Latency(
                    course.database().product(),
                    messages,
                    Figures.percentile(millis, 50),
                    Figures.percentile(millis, 99),
                    Figures.percentile(millis, 100),
                    single);
        } finally {
            course.clear(assignment);
        }
    }

    private static double[] publishAndSee(Assignment assignment, Progress progress, long first, int number) {
        Map<String, Long> outstanding = new ConcurrentHashMap<>();
        CompletableFuture<Void> publisher =
                CompletableFuture.runAsync(() -> publish(assignment, first, number, outstanding));
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (millis.size() < number) {
            if (publisher.isCompletedExceptionally() || System.nanoTime() > end) {
                throw new IllegalStateException("Only %d of %d messages were restored, publisher: %s"
                        .formatted(millis.size(), number, publisher));
            }
            List<String> keys = List.copyOf(outstanding.keySet());
            List<String> committed = keys.isEmpty() ? List.of() : progress.committed(keys);
            long now = System.nanoTime();
            committed.forEach(key -> millis.add((now - outstanding.remove(key)) / 1e6));
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void publish(Assignment assignment, long first, int number, Map<String, Long> outstanding) {
        try (TestProducer producer = new TestProducer(assignment.nameServer())) {
            long begin = System.nanoTime();
            for (int sent = 0; sent < number; sent++) {
                LockSupport.parkNanos(begin + sent * NANOS_BETWEEN - System.nanoTime());
                Message message = Messages.PLAIN.message(assignment.topic(), Orders.UNIFORM.order(first + sent));
                outstanding.put(message.getKeys(), System.nanoTime());
                producer.send(assignment.topic(), Assignment.TAG, message.getKeys(), message.getBody());
            }
        }
    }

    private static double singleMillis(Assignment assignment, long first, int number) {
        try (RawSql raw = new RawSql(assignment, 1)) {
            double[] millis = LongStream.range(first, first + number)
                    .mapToDouble(id -> {
                        long begin = System.nanoTime();
                        raw.restore(id, id);
                        return (System.nanoTime() - begin) / 1e6;
                    })
                    .toArray();
            // The first ones prepare statements.
            return Figures.percentile(Arrays.copyOfRange(millis, number / 3, number), 50);
        }
    }
}
