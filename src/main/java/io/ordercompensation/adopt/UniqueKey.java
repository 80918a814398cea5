package io.ordercompensation.adopt;

import java.util.List;

/** A unique key, possibly the primary one. */
record UniqueKey(String name, List<String> columns) {

    boolean isPrimary() {
        return name.equalsIgnoreCase("PRIMARY");
    }
}
