package io.ordercompensation.parked;

import io.ordercompensation.operator.OperatorName;

/** Who does what to parked messages, and why. */
record Act(String operator, String operation, String comment) {

    /** The operation that makes the audit of the books skip a message. */
    static final String RESTORED = "restored";

    private static final int MAX_COMMENT = 1000;

    static Act replay(Consent consent, String operator) {
        return new Act(OperatorName.checked(operator), "replay", consent.comment());
    }

    static Act edit(Consent consent, String operator) {
        return new Act(OperatorName.checked(operator), "edit", consent.comment());
    }

    static Act discard(String comment, String operator) {
        return new Act(OperatorName.checked(operator), "discard", reason(comment));
    }

    /** @param consent is appended to the comment, because both go into the audit */
    static Act restored(Consent consent, String comment, String operator) {
        String said = consent.comment() == null ? comment : comment + " (" + consent.comment() + ")";
        return new Act(OperatorName.checked(operator), RESTORED, reason(comment == null ? null : said));
    }

    private static String reason(String comment) {
        if (comment == null || comment.isBlank()) {
            throw new IllegalArgumentException("comment is missing but goes into the audit: say why");
        }
        String stripped = comment.strip();
        if (stripped.length() > MAX_COMMENT) {
            throw new IllegalArgumentException(
                    "comment has %d characters but may have at most %d".formatted(stripped.length(), MAX_COMMENT));
        }
        return stripped;
    }
}
