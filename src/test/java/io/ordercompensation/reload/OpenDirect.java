package io.ordercompensation.reload;

import java.util.Set;

/** The product's {@code direct:} for tests in which nothing is swapped. */
public final class OpenDirect {

    private OpenDirect() {}

    public static GatedDirectComponent component() {
        SwapGate gate = new SwapGate();
        gate.open();
        return new GatedDirectComponent(gate, Set.of());
    }
}
