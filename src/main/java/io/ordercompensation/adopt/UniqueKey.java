package io.ordercompensation.adopt;

import java.util.List;

/** A unique key as it is, the primary one too. */
record UniqueKey(String name, List<String> columns) {

    boolean isPrimary() {
        return name.equalsIgnoreCase("PRIMARY");
    }
}
