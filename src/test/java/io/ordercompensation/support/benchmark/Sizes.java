package io.ordercompensation.support.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much is measured; every figure is a system property, and what is not set is the small form of {@code mvn verify}.
 *
 * @param contenders letters of the ones to measure
 * @param orders of a round
 * @param slowOrders of a round of the slow contenders
 * @param scenarios titles of {@link Scenario}s, {@code sweep}, {@code start}, {@code latency}, or {@code all}
 * @param logRows rows that the consumer log holds before the scenario {@code full-log}
 * @param latency how long messages come at a steady rate
 * @param batchSizes of the sweep
 * @param threads of the sweep
 * @param profile whether the flight recorder runs in the product's process
 * @param jvmOptions of every contender's JVM, the same for all; separated by blanks, and {@code @} before a file of them
 */
record Sizes(
        List<String> servers,
        List<String> contenders,
        int rounds,
        int orders,
        int slowOrders,
        List<String> scenarios,
        int logRows,
        Duration latency,
        List<Integer> batchSizes,
        List<Integer> threads,
        boolean profile,
        List<String> jvmOptions) {

    static Sizes ofThisRun() {
        return new Sizes(
                list("benchmark.servers", "mariadb"),
                list("benchmark.contenders", "a,b,c,d,e"),
                Integer.getInteger("benchmark.rounds", 1),
                Integer.getInteger("benchmark.orders", 500),
                Integer.getInteger("benchmark.slow-orders", 50),
                list("benchmark.scenarios", ""),
                Integer.getInteger("benchmark.log-rows", 1_000),
                Duration.ofSeconds(Integer.getInteger("benchmark.latency-seconds", 2)),
                numbers("benchmark.batch-sizes", "32,64,128,256,512,1024"),
                numbers("benchmark.threads", "1,2,4,8"),
                Boolean.getBoolean("benchmark.profile"),
                Stream.of(System.getProperty("benchmark.jvm-options", "@config/jvm.options")
                                .split(" "))
                        .filter(option -> !option.isEmpty())
                        .toList());
    }

    /** The same with the files in them found from every directory. */
    List<String> jvmArguments() {
        return jvmArguments(jvmOptions);
    }

    static List<String> jvmArguments(List<String> options) {
        return options.stream()
                .map(option -> option.startsWith("@")
                        ? "@" + Path.of(option.substring(1)).toAbsolutePath()
                        : option)
                .toList();
    }

    boolean includes(String scenario) {
        return scenarios.contains("all") || scenarios.contains(scenario);
    }

    boolean includes(Scenario scenario) {
        return includes(scenario.title());
    }

    private static List<Integer> numbers(String property, String normal) {
        return list(property, normal).stream().map(Integer::valueOf).toList();
    }

    private static List<String> list(String property, String normal) {
        return Arrays.stream(System.getProperty(property, normal).split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
