package io.ordercompensation.support.benchmark;

import io.ordercompensation.chaos.ProductProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The processes that work on one round. */
final class Crew implements AutoCloseable {

    private static final Path DIRECTORY = Path.of("target", "benchmark");

    private final List<AutoCloseable> processes = new ArrayList<>();
    private final List<ProcessHandle> handles = new ArrayList<>();
    private BaselineProcess baseline;

    private Crew() {}

    static Crew of(Contender contender, int instances, List<String> jvmOptions, Assignment assignment)
            throws Exception {
        Crew crew = new Crew();
        try {
            for (int instance = 1; instance <= instances; instance++) {
                crew.start(contender, instance, jvmOptions, assignment);
            }
            return crew;
        } catch (Exception e) {
            crew.close();
            throw e;
        }
    }

    private void start(Contender contender, int instance, List<String> jvmOptions, Assignment assignment)
            throws IOException {
        if (contender == Contender.PRODUCT) {
            ProductProcess product =
                    new ProductProcess(DIRECTORY.resolve("product-" + instance), jvmOptions, assignment.settings());
            processes.add(product);
            product.start();
            handles.add(product.handle());
        } else {
            baseline = BaselineProcess.start(contender, DIRECTORY, jvmOptions, assignment);
            processes.add(baseline);
            handles.add(baseline.handle());
        }
    }

    boolean hasLost() {
        return handles.stream().anyMatch(handle -> !handle.isAlive());
    }

    /** What the only process has printed. */
    String output() {
        return baseline.output();
    }

    Duration cpu() {
        return handles.stream().map(handle -> ProcessFigures.cpu(handle.pid())).reduce(Duration.ZERO, Duration::plus);
    }

    long peakMemory() {
        return handles.stream()
                .mapToLong(handle -> ProcessFigures.peakMemory(handle.pid()))
                .max()
                .orElse(-1);
    }

    long heap() {
        return handles.stream()
                .mapToLong(handle -> ProcessFigures.heap(handle.pid()))
                .max()
                .orElse(-1);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable process : processes) {
            process.close();
        }
    }
}
