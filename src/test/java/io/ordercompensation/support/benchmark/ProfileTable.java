package io.ordercompensation.support.benchmark;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Stacks as shares, to compare one profile with another.
 *
 * @param stacks a list of {@code package.Class.method}s for each sample, the running one first
 */
record ProfileTable(List<List<String>> stacks) {

    private static final int ROWS = 25;

    /** {@code org.apache.camel} tells whose code it is, {@code org.apache} does not. */
    private static final int PACKAGE_PARTS = 3;

    String text() {
        return "%d samples on the processor, from the first claim to the last commit%n".formatted(stacks.size())
                + table("Packages, by the method that runs", stack -> Stream.of(owner(stack.get(0))))
                + table(
                        "Packages, by what is anywhere in the stack",
                        stack -> stack.stream().map(ProfileTable::owner).distinct())
                + table("Methods that run", stack -> Stream.of(stack.get(0)));
    }

    private String table(String title, Function<List<String>, Stream<String>> names) {
        Map<String, Long> samples = stacks.stream().flatMap(names).collect(groupingBy(Function.identity(), counting()));
        StringBuilder text = new StringBuilder("\n" + title + "\n");
        samples.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(ROWS)
                .forEach(row ->
                        text.append("%6.1f %%  %s%n".formatted(100.0 * row.getValue() / stacks.size(), row.getKey())));
        return text.toString();
    }

    /** The beginning of the package; classes begin with a capital. */
    private static String owner(String method) {
        List<String> parts = Stream.of(method.split("\\."))
                .takeWhile(part -> !Character.isUpperCase(part.charAt(0)))
                .limit(PACKAGE_PARTS)
                .toList();
        return parts.isEmpty() ? method : String.join(".", parts);
    }
}
