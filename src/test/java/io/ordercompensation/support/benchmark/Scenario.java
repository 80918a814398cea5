package io.ordercompensation.support.benchmark;

/** What the orders, their messages and the product's surroundings are like. Only the first is for every contender. */
enum Scenario {
    UNIFORM("uniform", Orders.UNIFORM, Messages.PLAIN, 1, false),
    HOT_ROW("hot-row", Orders.HOT_ROW, Messages.PLAIN, 1, false),
    DUPLICATES("duplicates", Orders.UNIFORM, Messages.DUPLICATED, 1, false),
    LARGE_BODIES("large-bodies", Orders.UNIFORM, Messages.LARGE, 1, false),
    FLOOD("flood", Orders.UNIFORM, Messages.FLOOD, 1, false),
    TWO_INSTANCES("two-instances", Orders.UNIFORM, Messages.PLAIN, 2, false),
    FULL_LOG("full-log", Orders.UNIFORM, Messages.PLAIN, 1, true);

    private final String title;
    private final Orders orders;
    private final Messages messages;
    private final int instances;
    private final boolean logFull;

    Scenario(String title, Orders orders, Messages messages, int instances, boolean logFull) {
        this.title = title;
        this.orders = orders;
        this.messages = messages;
        this.instances = instances;
        this.logFull = logFull;
    }

    String title() {
        return title;
    }

    Orders orders() {
        return orders;
    }

    Messages messages() {
        return messages;
    }

    int instances() {
        return instances;
    }

    /** Whether the consumer log holds many rows before the round. */
    boolean isLogFull() {
        return logFull;
    }
}
