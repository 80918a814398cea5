package io.ordercompensation.order;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An order cannot be confirmed, for a reason that no retry changes. Routes throw it with a message such as {@code
 * 20003: the stock is short}; your own steps may use your own codes.
 */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Pattern CODE_AND_REASON = Pattern.compile("(\\d{1,9}):\\s*(.+)", Pattern.DOTALL);

    private final int code;
    private final Long orderId;

    /** @param codeAndReason a {@link ResultCode} or code of your own, a colon and why; without a code it is 0 */
    public RefusedException(String codeAndReason) {
        this(CODE_AND_REASON.matcher(codeAndReason), codeAndReason);
    }

    private RefusedException(Matcher split, String whole) {
        this(
                split.matches() ? Integer.parseInt(split.group(1)) : ResultCode.FAIL.number(),
                split.matches() ? split.group(2) : whole,
                null);
    }

    RefusedException(ResultCode code, String reason) {
        this(code.number(), reason, null);
    }

    private RefusedException(int code, String reason, Long orderId) {
        // Not a failure of the program, so no stack trace.
        super(reason, null, false, false);
        this.code = code;
        this.orderId = orderId;
    }

    /** The same refusal, for this order. */
    RefusedException of(Long order) {
        return new RefusedException(code, getMessage(), order);
    }

    /** The same refusal with more to say. */
    RefusedException because(String reason) {
        return new RefusedException(code, reason, orderId);
    }

    /** A {@link ResultCode}'s number, or one that a route of the user's own has chosen. */
    public int code() {
        return code;
    }

    /** Null if the request did not name one. */
    public Long orderId() {
        return orderId;
    }

    boolean is(ResultCode other) {
        return code == other.number();
    }
}
