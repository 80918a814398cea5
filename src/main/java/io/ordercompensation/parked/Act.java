package io.ordercompensation.parked;

import io.ordercompensation.message.OneLine;

/** Who does what to parked messages, and why. */
record Act(String operator, String operation, String comment) {

    private static final int MAX_OPERATOR = 100;
    private static final int MAX_COMMENT = 1000;

    static Act replay(String operator) {
        return new Act(name(operator), "replay", null);
    }

    static Act edit(String operator) {
        return new Act(name(operator), "edit", null);
    }

    static Act discard(String comment, String operator) {
        return new Act(name(operator), "discard", required("comment", comment, MAX_COMMENT));
    }

    private static String name(String operator) {
        String name = required("operator", operator, MAX_OPERATOR);
        if (!OneLine.of(name, MAX_OPERATOR * 6).equals(name)) {
            throw new IllegalArgumentException("operator must be one line of visible characters");
        }
        return name;
    }

    private static String required(String what, String text, int limit) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(what + " is missing but goes into the audit: say "
                    + (what.equals("operator") ? "who you are" : "why"));
        }
        String stripped = text.strip();
        if (stripped.length() > limit) {
            throw new IllegalArgumentException(
                    "%s has %d characters but may have at most %d".formatted(what, stripped.length(), limit));
        }
        return stripped;
    }
}
