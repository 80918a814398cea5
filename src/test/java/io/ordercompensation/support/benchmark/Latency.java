package io.ordercompensation.support.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * From the moment when a message is due to be published, at a steady rate, to the moment when its commit is seen.
 *
 * @param perSecond messages that are due
 * @param publishedPerSecond messages that the benchmark got published, which is less where it did not keep up
 * @param messages whose times were taken
 * @param singleMillis median of a transaction that restores one message, without broker and Camel
 */
record Latency(
        String server,
        int perSecond,
        double publishedPerSecond,
        int messages,
        double p50Millis,
        double p99Millis,
        double maxMillis,
        double singleMillis) {

    static final int LOW_RATE = 100;

    private static final int SINGLES = 60;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** At {@link #LOW_RATE}. */
    static Latency low(Course course, Sizes sizes) throws Exception {
        return of(course, sizes, LOW_RATE, (int) sizes.latency().toSeconds() * LOW_RATE);
    }

    /** At a higher rate for a third of the time, or the shop would have to be huge. */
    static Latency at(int perSecond, Course course, Sizes sizes) throws Exception {
        return of(course, sizes, perSecond, (int) sizes.latency().toSeconds() * perSecond / 3);
    }

    private static Latency of(Course course, Sizes sizes, int perSecond, int messages) throws Exception {
        int warm = messages / 2;
        int taken = (int) sizes.latency().toSeconds() * LOW_RATE;
        Assignment assignment = course.assignmentWithoutMessages(warm + messages + SINGLES);
        try (Progress progress = new Progress(assignment);
                Crew crew = Crew.of(Trial.of(Contender.PRODUCT), sizes, assignment)) {
            publishAndSee(crew, progress, new SteadyLoad(assignment, 1, 1, 1, 1));
            publishAndSee(crew, progress, new SteadyLoad(assignment, perSecond, 2, warm, taken));
            SteadyLoad load = new SteadyLoad(assignment, perSecond, warm + 1L, messages, taken);
            double[] millis = publishAndSee(crew, progress, load);
            double single = singleMillis(assignment, warm + messages + 1L, SINGLES);
            return new Latency(
                    course.database().product(),
                    perSecond,
                    load.publishedPerSecond(),
                    millis.length,
                    Figures.percentile(millis, 50),
                    Figures.percentile(millis, 99),
                    Figures.percentile(millis, 100),
                    single);
        } finally {
            course.clear(assignment);
        }
    }

    private static double[] publishAndSee(Crew crew, Progress progress, SteadyLoad load) {
        CompletableFuture<Void> publisher = CompletableFuture.runAsync(load::publish);
        Map<String, Long> outstanding = load.outstanding();
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (millis.size() < load.watched()) {
            if (publisher.isCompletedExceptionally() || crew.hasLost() || System.nanoTime() > end) {
                throw new IllegalStateException("Only %d of %d messages were restored, publisher: %s"
                        .formatted(millis.size(), load.watched(), publisher));
            }
            List<String> keys = List.copyOf(outstanding.keySet());
            List<String> committed = keys.isEmpty() ? List.of() : progress.committed(keys);
            long now = System.nanoTime();
            committed.forEach(key -> millis.add((now - outstanding.remove(key)) / 1e6));
            LockSupport.parkNanos(load.lookNanos());
        }
        publisher.join();
        return millis.stream().mapToDouble(Double::doubleValue).toArray();
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
