package io.ordercompensation.support.benchmark;

import java.util.Map;

/** What the orders, their messages and the product's surroundings are like. Only the first is for every contender. */
enum Scenario {
    UNIFORM("uniform", Orders.UNIFORM, Messages.PLAIN),
    HOT_ROW("hot-row", Orders.HOT_ROW, Messages.PLAIN),
    ZIPF("zipf", Orders.ZIPF, Messages.PLAIN),
    DUPLICATES("duplicates", Orders.UNIFORM, Messages.DUPLICATED),
    LARGE_BODIES("large-bodies", Orders.UNIFORM, Messages.LARGE),
    LARGE_BODIES_NOT_KEPT("large-bodies-not-kept", Orders.UNIFORM, Messages.LARGE) {
        @Override
        Map<String, String> settings() {
            return Map.of("compensation.kept-bodies", "unsuccessful");
        }
    },
    FLOOD("flood", Orders.UNIFORM, Messages.FLOOD) {
        /** Each hundred orders come with 4 MiB, and the memory is known after a few thousand. */
        @Override
        int orders(int number) {
            return Math.max(1, number / 5);
        }
    },
    TWO_INSTANCES("two-instances", Orders.UNIFORM, Messages.PLAIN) {
        @Override
        int instances() {
            return 2;
        }
    },
    FULL_LOG("full-log", Orders.UNIFORM, Messages.PLAIN) {
        @Override
        boolean isLogFull() {
            return true;
        }
    };

    private final String title;
    private final Orders orders;
    private final Messages messages;

    Scenario(String title, Orders orders, Messages messages) {
        this.title = title;
        this.orders = orders;
        this.messages = messages;
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

    /** How many orders a round has where a round of the others has {@code number}. */
    int orders(int number) {
        return number;
    }

    int instances() {
        return 1;
    }

    /** Whether the consumer log holds many rows before the round. */
    boolean isLogFull() {
        return false;
    }

    /** What differs from the settings that are shipped. */
    Map<String, String> settings() {
        return Map.of();
    }
}
