package io.ordercompensation.support.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedMySql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who restores how many orders a second. {@code mvn -Pbenchmark verify} says it; in {@code mvn verify}
 * a few orders show that the benchmark itself still works.
 */
class BenchmarkIT {

    private static final Logger LOG = LoggerFactory.getLogger(BenchmarkIT.class);

    private final Sizes sizes = Sizes.ofThisRun();
    private final Topics topics = new Topics(EmbeddedBroker.shared());
    private final Report report = new Report(Surroundings.of(sizes));

    private interface Measurement {
        void run() throws Exception;
    }

    @Test
    void everyRoundBalances() throws Exception {
        for (String server : sizes.servers()) {
            if (server.equals("mysql") && EmbeddedMySql.unavailable().isPresent()) {
                LOG.warn("Left out: {}", EmbeddedMySql.unavailable().get());
                continue;
            }
            measure(server.equals("mysql") ? EmbeddedDatabases.mySql() : EmbeddedDatabases.mariaDb());
        }
        if (Plots.unavailable().isEmpty()) {
            report.draw();
        } else {
            LOG.warn("No pictures: {}", Plots.unavailable().get());
        }
        LOG.info("target/benchmark/result.md:\n{}", report.markdown());

        assertThat(report.failures()).isEmpty();
        assertThat(report.rounds()).isNotEmpty();
    }

    private void measure(EmbeddedDatabase database) throws Exception {
        requireFlushAtCommit(database);
        Course course = new Course(database, sizes, topics);
        for (int round = 1; round <= sizes.rounds(); round++) {
            for (Trial trial : Trial.chosen(sizes)) {
                run(course, trial, round);
            }
            if (sizes.includes("start")) {
                int number = round;
                for (List<String> options : List.of(List.<String>of(), sizes.jvmOptions())) {
                    measure("start on " + database.product(), () -> report.add(StartUp.of(course, options, number)));
                }
            }
        }
        if (sizes.includes("latency")) {
            measureLatency(course);
        }
    }

    private void run(Course course, Trial trial, int number) throws Exception {
        String what = "%s, %s, round %d on %s"
                .formatted(
                        trial.contender(),
                        trial.name(),
                        number,
                        course.database().product());
        measure(what, () -> {
            Round round = course.run(trial, number);
            report.add(round);
            LOG.info("{}: {} orders/s", what, Math.round(round.perSecond()));
        });
    }

    /** Nearly idle, and under half of what the product did at most in this run. */
    private void measureLatency(Course course) throws Exception {
        String server = course.database().product();
        measure("latency on " + server, () -> report.add(Latency.low(course, sizes)));
        List<Round> full = new Ratios(report.rounds()).of(server, Contender.PRODUCT.letter());
        if (full.isEmpty()) {
            LOG.warn("Left out: latency at half of the full load, which contender c has to measure first");
        } else {
            int half = (int) Ratios.median(full, Round::perSecond) / 2;
            measure("latency at half load on " + server, () -> report.add(Latency.at(half, course, sizes)));
        }
    }

    private void measure(String what, Measurement measurement) throws Exception {
        try {
            measurement.run();
        } catch (Exception | AssertionError failure) {
            LOG.warn("{} failed and does not count", what, failure);
            report.addFailure(what + ": " + failure);
        }
        report.write();
    }

    private static void requireFlushAtCommit(EmbeddedDatabase database) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(""), database.username(), database.password());
                ResultSet row = connection.createStatement().executeQuery("SELECT @@innodb_flush_log_at_trx_commit")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(1);
        }
    }
}
