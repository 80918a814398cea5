package io.ordercompensation.support.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is measured once a round.
 *
 * @param name the contender's letter, or what is special about the product this time
 * @param settings of the product that differ from the shipped ones
 */
record Trial(String name, Contender contender, Scenario scenario, Map<String, String> settings) {

    static final String SWEEP = "sweep";
    static final String BATCH_SIZE = "batch-size-";
    static final String THREADS = "threads-";

    /** The shipped {@code compensation.consumer.pull-batch-size}: a pull may not be smaller than a batch. */
    private static final int PULL = 256;

    static Trial of(Contender contender) {
        return new Trial(contender.letter(), contender, Scenario.UNIFORM, Map.of());
    }

    static Trial of(Scenario scenario) {
        return new Trial(scenario.title(), Contender.PRODUCT, scenario, scenario.settings());
    }

    /** Those that were asked for, in the order in which they take turns. */
    static List<Trial> chosen(Sizes sizes) {
        List<Trial> trials = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            if (sizes.contenders().contains(contender.letter())) {
                trials.add(of(contender));
            }
        }
        for (Scenario scenario : Scenario.values()) {
            if (scenario != Scenario.UNIFORM && sizes.includes(scenario)) {
                trials.add(of(scenario));
            }
        }
        if (sizes.includes(SWEEP)) {
            sizes.batchSizes().forEach(size -> trials.add(batchSize(size)));
            sizes.threads().forEach(threads -> trials.add(threads(threads)));
        }
        return trials;
    }

    private static Trial batchSize(int size) {
        return new Trial(
                BATCH_SIZE + size,
                Contender.PRODUCT,
                Scenario.UNIFORM,
                Map.of(
                        "compensation.consumer.batch-size", Integer.toString(size),
                        "compensation.consumer.pull-batch-size", Integer.toString(Math.max(PULL, size))));
    }

    private static Trial threads(int threads) {
        return new Trial(
                THREADS + threads,
                Contender.PRODUCT,
                Scenario.UNIFORM,
                Map.of("compensation.consumer.threads", Integer.toString(threads)));
    }

    int orders(Sizes sizes) {
        return scenario.orders(contender.isSlow() ? sizes.slowOrders() : sizes.orders());
    }
}
