package io.ordercompensation.support.benchmark;

import io.ordercompensation.chaos.ProductProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The processes that work on one round. */
final class Crew implements AutoCloseable {

    private static final Path DIRECTORY = Path.of("target", "benchmark");

    private final List<AutoCloseable> processes = new ArrayList<>();
    private final List<ProcessHandle> handles = new ArrayList<>();
    private BaselineProcess baseline;

    private Crew() {}

    static Crew of(Trial trial, Sizes sizes, Assignment assignment) throws Exception {
        Crew crew = new Crew();
        try {
            for (int instance = 1; instance <= trial.scenario().instances(); instance++) {
                crew.start(trial, instance, sizes, assignment);
            }
            return crew;
        } catch (Exception e) {
            crew.close();
            throw e;
        }
    }

    private void start(Trial trial, int instance, Sizes sizes, Assignment assignment) throws IOException {
        List<String> jvmOptions = new ArrayList<>(sizes.jvmArguments());
        if (trial.contender() == Contender.PRODUCT) {
            if (sizes.profile()) {
                jvmOptions.addAll(Profile.jvmOptions());
            }
            Map<String, String> settings = assignment.settings();
            settings.putAll(trial.settings());
            ProductProcess product = new ProductProcess(DIRECTORY.resolve("product-" + instance), jvmOptions, settings);
            processes.add(product);
            product.start();
            handles.add(product.handle());
        } else {
            baseline = BaselineProcess.start(trial.contender(), DIRECTORY, jvmOptions, assignment);
            processes.add(baseline);
            handles.add(baseline.handle());
        }
    }

    /** The first of the processes. */
    long pid() {
        return handles.get(0).pid();
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
