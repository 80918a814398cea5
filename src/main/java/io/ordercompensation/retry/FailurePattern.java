package io.ordercompensation.retry;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names failures by an exception among their causes.
 *
 * @param exception the class of that exception, or a superclass or interface of it, with its package or without
 * @param message searched for in that exception's message; null if the message does not matter
 */
public record FailurePattern(String exception, Pattern message) {

    /** Messages may quote whole statements; the kind of failure shows at their beginning. */
    private static final int MAX_MESSAGE = 2000;

    public FailurePattern {
        Objects.requireNonNull(exception, "exception");
    }

    boolean matches(Throwable failure) {
        return Causes.any(failure, cause -> isNamed(cause.getClass()) && says(cause.getMessage()));
    }

    /** Compares names, so that a rule may name a class that this instance does not have. */
    private boolean isNamed(Class<?> type) {
        if (type == null) {
            return false;
        }
        if (exception.equals(type.getName())
                || exception.equals(type.getCanonicalName())
                || exception.equals(type.getSimpleName())) {
            return true;
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (isNamed(parent)) {
                return true;
            }
        }
        return isNamed(type.getSuperclass());
    }

    private boolean says(String text) {
        if (message == null) {
            return true;
        }
        if (text == null) {
            return false;
        }
        try {
            return message.matcher(text.substring(0, Math.min(text.length(), MAX_MESSAGE)))
                    .find();
        } catch (StackOverflowError tooDeep) {
            // An expression such as (a|b)* recurses with each character. The failure must be recorded all the same.
            return false;
        }
    }
}
