package io.ordercompensation.support.benchmark;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What readers see of the figures, in Markdown. */
final class Tables {

    private static final String HEAD =
            """

            ### %s

            | who | orders a round | orders/s, median | min - max | messages/s | ledger entries/s | second half | CPU us an order: app, server, broker | peak RSS MiB | heap MiB |
            |---|---|---|---|---|---|---|---|---|---|
            """;

    private final Ratios ratios;

    Tables(List<Round> rounds) {
        this.ratios = new Ratios(rounds);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (String server : ratios.servers()) {
            text.append(HEAD.formatted(server));
            for (String name : ratios.names()) {
                List<Round> own = ratios.of(server, name);
                if (!own.isEmpty()) {
                    text.append(row(name, own));
                }
            }
        }
        return text.append(ratioTable()).toString();
    }

    static String row(String name, List<Round> rounds) {
        Figures rate = Figures.of(rounds, Round::perSecond);
        return "| %s | %d | %.0f | %.0f - %.0f | %.0f | %.0f | %.0f | %.0f, %.0f, %.0f | %.0f | %.0f |%n"
                .formatted(
                        label(name),
                        rounds.get(0).orders(),
                        rate.median(),
                        rate.min(),
                        rate.max(),
                        Ratios.median(rounds, Round::messagesPerSecond),
                        Ratios.median(rounds, Round::entriesPerSecond),
                        Ratios.median(rounds, Round::secondHalfPerSecond),
                        Ratios.median(rounds, Round::appCpuMicros),
                        Ratios.median(rounds, Round::databaseCpuMicros),
                        Ratios.median(rounds, Round::brokerCpuMicros),
                        Figures.of(rounds, Round::peakMemoryMib).max(),
                        Figures.of(rounds, Round::heapMib).max());
    }

    private String ratioTable() {
        Map<String, Map<String, Double>> perServer = ratios.perServer();
        Set<String> known = new LinkedHashSet<>();
        perServer.values().forEach(own -> known.addAll(own.keySet()));
        if (known.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n### Ratios\n\nBetween the medians of messages a second.\n\n| |");
        perServer.keySet().forEach(server -> text.append(" ").append(server).append(" |"));
        text.append("\n|---|").append("---|".repeat(perServer.size())).append('\n');
        known.forEach(name -> text.append("| ")
                .append(name)
                .append(" |")
                .append(perServer.values().stream()
                        .map(own -> own.containsKey(name) ? " %.2f |".formatted(own.get(name)) : " |")
                        .collect(joining()))
                .append('\n'));
        return text.toString();
    }

    static String latency(Latency latency) {
        return ("\nLatency on %s, %d messages/s due and %.0f published, %d messages watched: p50 %.1f ms, p99 %.1f ms,"
                        + " max %.1f ms; a transaction of one message %.1f ms\n")
                .formatted(
                        latency.server(),
                        latency.perSecond(),
                        latency.publishedPerSecond(),
                        latency.messages(),
                        latency.p50Millis(),
                        latency.p99Millis(),
                        latency.maxMillis(),
                        latency.singleMillis());
    }

    static String starts(List<StartUp> starts) {
        return starts.stream()
                .collect(groupingBy(
                        start -> "java " + String.join(" ", start.options()) + " -jar on " + start.server(),
                        LinkedHashMap::new,
                        toList()))
                .entrySet()
                .stream()
                .map(own -> start(own.getKey(), own.getValue()))
                .collect(joining());
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
}
