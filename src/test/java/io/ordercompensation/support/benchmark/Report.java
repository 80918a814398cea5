package io.ordercompensation.support.benchmark;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Collects what was measured, as a file for programs and as one for readers; written anew after every round. */
final class Report {

    private static final Path DIRECTORY = Path.of("target", "benchmark");

    private final Map<String, Object> surroundings;
    private final List<Round> rounds = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();
    private final List<StartUp> starts = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** @param surroundings machine, command and sizes */
    Report(Map<String, Object> surroundings) {
        this.surroundings = surroundings;
    }

    void add(Round round) {
        rounds.add(round);
    }

    void add(Latency latency) {
        latencies.add(latency);
    }

    void add(StartUp start) {
        starts.add(start);
    }

    /** A round that failed counts for nothing else. */
    void addFailure(String failure) {
        failures.add(failure);
    }

    List<String> failures() {
        return failures;
    }

    List<Round> rounds() {
        return rounds;
    }

    void write() throws IOException {
        Files.createDirectories(DIRECTORY);
        Map<String, Object> result = new LinkedHashMap<>(surroundings);
        result.put("ratios", ratios());
        result.put("rounds", rounds);
        result.put("latency", latencies);
        result.put("start", starts);
        result.put("failures", failures);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(DIRECTORY.resolve("result.json").toFile(), result);
        Files.writeString(DIRECTORY.resolve("result.md"), markdown());
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        surroundings.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        for (String server : servers()) {
            text.append(
                    """

                    ### %s

                    | who | orders a round | orders/s, median | min - max | second half | CPU us an order: app, server, broker | peak RSS MiB | heap MiB |
                    |---|---|---|---|---|---|---|---|
                    """
                            .formatted(server));
            of(server).forEach((name, own) -> text.append(row(name, own)));
            text.append('\n');
            ratios(server).forEach((name, ratio) -> text.append("%s = %.2f; ".formatted(name, ratio)));
            text.append('\n');
        }
        latencies.forEach(latency -> text.append(
                "\nLatency on %s, 100 messages/s, %d messages: p50 %.1f ms, p99 %.1f ms, max %.1f ms; a transaction of one message %.1f ms\n"
                        .formatted(
                                latency.server(),
                                latency.messages(),
                                latency.p50Millis(),
                                latency.p99Millis(),
                                latency.maxMillis(),
                                latency.singleMillis())));
        starts.stream()
                .collect(groupingBy(
                        start -> "java " + String.join(" ", start.options()) + " -jar on " + start.server(),
                        LinkedHashMap::new,
                        toList()))
                .forEach((what, own) -> text.append(start(what, own)));
        failures.forEach(failure ->
                text.append("\nFAILED, does not count: ").append(failure).append('\n'));
        return text.toString();
    }

    private static String row(String name, List<Round> rounds) {
        Figures rate = Figures.of(rounds, Round::perSecond);
        return "| %s | %d | %.0f | %.0f - %.0f | %.0f | %.0f, %.0f, %.0f | %.0f | %.0f |%n"
                .formatted(
                        label(name),
                        rounds.get(0).orders(),
                        rate.median(),
                        rate.min(),
                        rate.max(),
                        median(rounds, Round::secondHalfPerSecond),
                        median(rounds, Round::appCpuMicros),
                        median(rounds, Round::databaseCpuMicros),
                        median(rounds, Round::brokerCpuMicros),
                        Figures.of(rounds, Round::peakMemoryMib).max(),
                        Figures.of(rounds, Round::heapMib).max());
    }

    private static String start(String what, List<StartUp> starts) {
        Figures ready = Figures.of(starts, StartUp::readySeconds);
        return "\n%s: ready after %.1f (%.1f - %.1f) s, first message after %.1f s, at most %.0f MiB\n"
                .formatted(
                        what.replace("  ", " "),
                        ready.median(),
                        ready.min(),
                        ready.max(),
                        Figures.of(starts, StartUp::firstMessageSeconds).median(),
                        Figures.of(starts, StartUp::memoryMib).max());
    }

    private static String label(String name) {
        for (Contender contender : Contender.values()) {
            if (contender.letter().equals(name)) {
                return "(" + name + ") " + contender.description();
            }
        }
        return "(c) " + name;
    }

    private Map<String, Map<String, Double>> ratios() {
        Map<String, Map<String, Double>> ratios = new LinkedHashMap<>();
        servers().forEach(server -> ratios.put(server, ratios(server)));
        return ratios;
    }

    /** The product to the others, and its scenarios to its uniform one. */
    private Map<String, Double> ratios(String server) {
        Map<String, List<Round>> all = of(server);
        Map<String, Double> ratios = new LinkedHashMap<>();
        List<Round> product = all.get(Contender.PRODUCT.letter());
        if (product != null) {
            double rate = median(product, Round::perSecond);
            all.forEach((name, own) -> {
                double other = median(own, Round::perSecond);
                if (name.length() > 1) {
                    ratios.put(name + "/(c)", other / rate);
                } else if (!name.equals(Contender.PRODUCT.letter())) {
                    ratios.put("(c)/(" + name + ")", rate / other);
                }
            });
        }
        return ratios;
    }

    private List<String> servers() {
        return rounds.stream().map(Round::server).distinct().toList();
    }

    private Map<String, List<Round>> of(String server) {
        Map<String, List<Round>> own = new LinkedHashMap<>();
        rounds.stream().filter(round -> round.server().equals(server)).forEach(round -> own.computeIfAbsent(
                        round.name(), name -> new ArrayList<>())
                .add(round));
        return own;
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Figures.of(rounds, figure).median();
    }
}
