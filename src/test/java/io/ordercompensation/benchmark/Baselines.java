package io.ordercompensation.benchmark;

import java.util.List;

/** The process of a contender that is not the product. */
public final class Baselines {

    /** The first argument of such a process. */
    public static final String NAME = "benchmark-baseline";

    private static final int RAW_BATCH = 256;

    private Baselines() {}

    /**
     * Works until the process that started it ends it, or ends itself.
     *
     * @param arguments the contender's name and its {@link Assignment}
     */
    public static void run(List<String> arguments) {
        // Nobody else would end it, should the benchmark be killed.
        ProcessHandle.current().parent().orElseThrow().onExit().thenRun(() -> Runtime.getRuntime()
                .halt(1));
        Assignment assignment = Assignment.of(arguments.subList(1, arguments.size()));
        try {
            switch (Contender.valueOf(arguments.get(0))) {
                case OLD_LISTENER -> new OldListener(assignment).start();
                case STOCK_CAMEL -> StockCamel.start(assignment);
                case RAW_SQL -> new RawSql(assignment, RAW_BATCH).restoreAll();
                case ACKNOWLEDGE_ONLY -> new AcknowledgeOnly(assignment).start();
                case PRODUCT -> throw new IllegalArgumentException("The product runs from its jar");
            }
            Thread.currentThread().join();
        } catch (Exception e) {
            throw new IllegalStateException("The contender " + arguments.get(0) + " failed", e);
        }
    }
}
