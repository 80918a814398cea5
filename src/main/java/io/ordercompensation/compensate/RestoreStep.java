package io.ordercompensation.compensate;

/** The built-in restore steps, as {@code compensation.steps} names them. */
public enum RestoreStep {
    GOODS("restore-goods"),
    COUPON("restore-coupon"),
    BALANCE("restore-balance"),
    ORDER("cancel-order");

    private final String routeId;

    RestoreStep(String routeId) {
        this.routeId = routeId;
    }

    String routeId() {
        return routeId;
    }
}
