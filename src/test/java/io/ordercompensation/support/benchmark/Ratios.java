package io.ordercompensation.support.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured side by side in one run, as ratios, which mean the same on a faster machine. */
record Ratios(List<Round> rounds) {

    Map<String, Map<String, Double>> perServer() {
        Map<String, Map<String, Double>> ratios = new LinkedHashMap<>();
        servers().forEach(server -> ratios.put(server, on(server)));
        return ratios;
    }

    List<String> servers() {
        return rounds.stream().map(Round::server).distinct().toList();
    }

    List<String> names() {
        return rounds.stream().map(Round::name).distinct().toList();
    }

    List<Round> of(String server, String name) {
        return rounds.stream()
                .filter(round -> round.server().equals(server) && round.name().equals(name))
                .toList();
    }

    /**
     * The product to the others, and what is special about it to its uniform rounds, by messages: whoever gets a message twice
     * has it to deal with twice.
     */
    private Map<String, Double> on(String server) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        List<Round> product = of(server, Contender.PRODUCT.letter());
        for (String name : names()) {
            List<Round> own = of(server, name);
            if (product.isEmpty() || own.isEmpty() || name.equals(Contender.PRODUCT.letter())) {
                continue;
            }
            if (name.length() > 1) {
                ratios.put(
                        name + "/(c)",
                        median(own, Round::messagesPerSecond) / median(product, Round::messagesPerSecond));
            } else {
                ratios.put("(c)/(" + name + ")", median(product, Round::perSecond) / median(own, Round::perSecond));
            }
        }
        return ratios;
    }

    static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Figures.of(rounds, figure).median();
    }
}
