package io.ordercompensation.support.benchmark;

import static org.awaitility.Awaitility.await;

import io.ordercompensation.claim.LogRows;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.test.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets contenders work on one server, one round at a time, and takes the time. */
final class Course {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration LONGEST_REST = Duration.ofMillis(500);
    private static final Pattern ACKNOWLEDGED = Pattern.compile(AcknowledgeOnly.DONE + " (\\d+) (\\d+)");

    private final EmbeddedDatabase database;
    private final Sizes sizes;
    private final Topics topics;
    private final int shopSize;
    private final ShopCopies shops;

    Course(EmbeddedDatabase database, Sizes sizes, Topics topics) {
        this.database = database;
        this.sizes = sizes;
        this.topics = topics;
        this.shopSize = Math.max(sizes.orders(), sizes.slowOrders());
        this.shops = new ShopCopies(database, shopSize);
    }

    EmbeddedDatabase database() {
        return database;
    }

    /** A schema, a topic and a group that nobody has used yet. */
    Assignment assignment(Scenario scenario, int orders) {
        return assignment(shops, scenario, topics.of(scenario, orders), orders);
    }

    /** The same with a topic that has no messages yet; for more orders than a round has, a larger shop is opened. */
    Assignment assignmentWithoutMessages(int orders) {
        ShopCopies large = orders > shopSize ? new ShopCopies(database, orders) : shops;
        return assignment(large, Scenario.UNIFORM, topics.empty(), orders);
    }

    private Assignment assignment(ShopCopies copies, Scenario scenario, String topic, int orders) {
        return new Assignment(
                database.jdbcUrl(copies.copy(scenario.orders())),
                database.username(),
                database.password(),
                topics.nameServer(),
                topic,
                topics.freshGroup(),
                orders);
    }

    void clear(Assignment assignment) {
        shops.drop(assignment.schema());
    }

    Round run(Trial trial, int round) throws Exception {
        Assignment assignment = assignment(trial.scenario(), trial.orders(sizes));
        try (Progress progress = new Progress(assignment)) {
            if (trial.scenario().isLogFull()) {
                new LogRows(progress.shop().jdbc(), assignment.group(), Assignment.TAG)
                        .insert(sizes.logRows(), "'old'", 1, "UTC_TIMESTAMP(3)", "NULL");
                progress.shop().jdbc().queryForList("ANALYZE TABLE trade_mq_consumer_log");
            }
            try (Crew crew = Crew.of(trial, sizes, assignment)) {
                return trial.contender().restores()
                        ? watchRestoring(crew, progress, trial, round, assignment.orders())
                        : watchAcknowledging(crew, trial, round, assignment.orders());
            }
        } finally {
            clear(assignment);
        }
    }

    private Round watchRestoring(Crew crew, Progress progress, Trial trial, int round, int orders) throws Exception {
        String name = trial.name();
        await().atMost(START_LIMIT)
                .pollInterval(LOOK)
                .failFast("process of " + name + " ended by itself", crew::hasLost)
                .until(progress::isBegun);
        CpuTimes before = CpuTimes.now(crew, database);
        awaitDone(crew, progress, name, orders);
        long end = System.currentTimeMillis();
        CpuTimes cpu = CpuTimes.now(crew, database).minus(before);
        if (sizes.profile() && trial.contender() == Contender.PRODUCT) {
            Profile.take(
                    crew.pid(),
                    "%s-%s-round-%d".formatted(name, database.product(), round),
                    Instant.ofEpochMilli(progress.claimMillis(0)),
                    Instant.ofEpochMilli(end));
        }
        List<String> breaches = new Books(progress.shop()).breaches();
        if (!breaches.isEmpty()) {
            throw new IllegalStateException("The books of " + name + " do not balance: " + breaches);
        }
        long first = progress.claimMillis(0);
        long middle = progress.claimMillis(orders / 2);
        return new Round(
                database.product(),
                name,
                round,
                orders,
                trial.scenario().messages().count(orders),
                progress.entries(),
                (end - first) / 1e3,
                perSecond(orders, first, end),
                perSecond(orders - orders / 2, middle, end),
                cpu.appMicros() / orders,
                cpu.databaseMicros() / orders,
                cpu.brokerMicros() / orders,
                crew.peakMemory(),
                crew.heap());
    }

    /** Looks rarely while much is left: every look takes some of the server's time. */
    private static void awaitDone(Crew crew, Progress progress, String name, int orders) {
        long begin = System.nanoTime();
        AtomicInteger done = new AtomicInteger();
        await().atMost(LIMIT)
                .pollInterval((count, previous) -> rest(begin, done.get(), orders))
                .failFast("process of " + name + " ended by itself", crew::hasLost)
                .until(() -> {
                    done.set(progress.done());
                    return done.get() >= orders;
                });
    }

    private static Duration rest(long begin, int done, int orders) {
        if (done == 0) {
            return LOOK;
        }
        Duration left = Duration.ofNanos((System.nanoTime() - begin) / done * (orders - done) / 2);
        return left.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : left.compareTo(LOOK) < 0 ? LOOK : left;
    }

    private Round watchAcknowledging(Crew crew, Trial trial, int round, int orders) {
        String name = trial.name();
        await().atMost(LIMIT)
                .failFast("process of " + name + " ended by itself", crew::hasLost)
                .until(() -> ACKNOWLEDGED.matcher(crew.output()).find());
        Matcher line = ACKNOWLEDGED.matcher(crew.output());
        line.find();
        long first = Long.parseLong(line.group(1));
        long end = Long.parseLong(line.group(2));
        double rate = perSecond(orders, first, end);
        return new Round(
                database.product(),
                name,
                round,
                orders,
                trial.scenario().messages().count(orders),
                0,
                (end - first) / 1e3,
                rate,
                -1,
                -1,
                -1,
                -1,
                crew.peakMemory(),
                crew.heap());
    }

    private static double perSecond(int orders, long from, long to) {
        return orders * 1e3 / Math.max(1, to - from);
    }
}
