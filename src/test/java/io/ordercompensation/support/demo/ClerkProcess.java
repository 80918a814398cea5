package io.ordercompensation.support.demo;

import io.ordercompensation.TestOrderCompensation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts the clerk, and kills it in the middle of what it does. */
final class ClerkProcess {

    private final List<String> database;
    private final Rates rates;
    private final AtomicInteger deaths = new AtomicInteger();
    private Process process;

    /** @param database JDBC URL, user and password */
    ClerkProcess(List<String> database, Rates rates) {
        this.database = database;
        this.rates = rates;
    }

    int deaths() {
        return deaths.get();
    }

    synchronized void start() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder clerk = new ProcessBuilder(
                java,
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TestOrderCompensation.class.getName(),
                Clerk.NAME);
        clerk.command().addAll(database);
        clerk.command().add(Integer.toString(1000 / rates.clerkPerSecond()));
        // Far from the ids of the orders that come over HTTP.
        clerk.command().add(Long.toString(OrderIds.next() + 1_000_000_000L));
        process = clerk.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "clerk.log").toFile())
                .start();
    }

    /** kill -9, and a new one. */
    synchronized void killAndStart() throws IOException, InterruptedException {
        stop();
        deaths.incrementAndGet();
        start();
    }

    synchronized void stop() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }
}
