package io.ordercompensation.rocketmq;

/** Refuses an option with a sentence that names it and what is allowed. */
final class OptionCheck {

    private OptionCheck() {}

    static void requireRange(String option, long value, long min, long max) {
        require(
                value >= min && value <= max,
                "Option %s is %d; allowed are %d to %d".formatted(option, value, min, max));
    }

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
