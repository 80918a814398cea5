package io.ordercompensation.support.benchmark;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** The rounds of a result.json, also of one from before a figure was measured, which is 0 then. */
    static List<Round> roundsOf(Path json) throws IOException {
        ObjectMapper mapper = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        return List.of(mapper.treeToValue(mapper.readTree(json.toFile()).get("rounds"), Round[].class));
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
        result.put("ratios", new Ratios(rounds).perServer());
        result.put("rounds", rounds);
        result.put("latency", latencies);
        result.put("start", starts);
        result.put("failures", failures);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(DIRECTORY.resolve("result.json").toFile(), result);
        Files.writeString(DIRECTORY.resolve("result.md"), markdown());
    }

    /** Pictures of what was measured, beside the figures. */
    void draw() throws IOException {
        Plots plots = new Plots(rounds);
        draw("throughput.svg", plots.throughput());
        draw("sweep.svg", plots.sweep());
    }

    private static void draw(String file, Optional<String> picture) throws IOException {
        if (picture.isPresent()) {
            Files.writeString(DIRECTORY.resolve(file), picture.get());
        } else {
            // One of an earlier run would pass for one of these figures.
            Files.deleteIfExists(DIRECTORY.resolve(file));
        }
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        surroundings.forEach((name, value) ->
                text.append("- ").append(name).append(": ").append(value).append('\n'));
        text.append(new Tables(rounds).text());
        latencies.forEach(latency -> text.append(Tables.latency(latency)));
        text.append(Tables.starts(starts));
        failures.forEach(failure ->
                text.append("\nFAILED, does not count: ").append(failure).append('\n'));
        return text.toString();
    }
}
