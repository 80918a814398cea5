package io.ordercompensation.support.benchmark;

/** Who restores the same orders in turns. */
enum Contender {
    OLD_LISTENER("a", "old listener: 20 threads, row at a time, autocommit", true),
    STOCK_CAMEL("b", "stock Camel: one message a transaction, one sql: call a statement", true),
    PRODUCT("c", "this product, its jar and its shipped configuration", false),
    RAW_SQL("d", "raw limit: the product's SQL in batches, no broker, no Camel", false),
    ACKNOWLEDGE_ONLY("e", "a consumer that only acknowledges, no database", false);

    private final String letter;
    private final String description;
    private final boolean slow;

    Contender(String letter, String description, boolean slow) {
        this.letter = letter;
        this.description = description;
        this.slow = slow;
    }

    String letter() {
        return letter;
    }

    String description() {
        return description;
    }

    /** Whether it gets fewer orders a round: its rate is steady and the others' rounds would have to wait for it. */
    boolean isSlow() {
        return slow;
    }

    /** Whether its work can be seen, and checked, in the database. */
    boolean restores() {
        return this != ACKNOWLEDGE_ONLY;
    }
}
