package io.ordercompensation.retry;

import io.ordercompensation.message.OneLine;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Finds what really went wrong in a failure. */
public final class Causes {

    private static final int MAX_REASON = 400;
    /** Nested wrappers are normal; a chain longer than this is a bug, and need not be read to its end. */
    private static final int MAX_CAUSES = 200;

    private Causes() {}

    /** Whether the database, the network or a shutdown is to blame rather than the message. */
    public static boolean isInfrastructure(Throwable failure) {
        return any(failure, InfrastructureErrors::contains);
    }

    /**
     * Does periodic work that can wait for the next run.
     *
     * @param none the result if the infrastructure fails
     * @param told receives the reason in that case
     */
    public static <T> T unlessAway(Supplier<T> work, T none, Consumer<String> told) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (!isInfrastructure(e)) {
                throw e;
            }
            told.accept(rootReason(e));
            return none;
        }
    }

    /** Whether the server ended a statement at its time limit: max_statement_time, max_execution_time. */
    public static boolean isOverTime(Throwable failure) {
        return any(failure, InfrastructureErrors::isOverTime);
    }

    /** Whether the failure or one of its causes matches. */
    static boolean any(Throwable failure, Predicate<Throwable> wanted) {
        Set<Throwable> seen = identitySet();
        Deque<Throwable> open = new ArrayDeque<>(List.of(failure));
        while (!open.isEmpty() && seen.size() < MAX_CAUSES) {
            Throwable cause = open.remove();
            if (!seen.add(cause)) {
                continue;
            }
            if (wanted.test(cause)) {
                return true;
            }
            if (cause.getCause() != null) {
                open.add(cause.getCause());
            }
            // A JDBC batch chains the errors of its rows here, beside the cause.
            if (cause instanceof SQLException sql && sql.getNextException() != null) {
                open.add(sql.getNextException());
            }
        }
        return false;
    }

    /** The deepest message that says something, with its exception's simple name, on one line of bounded length. */
    public static String rootReason(Throwable failure) {
        Throwable deepest = failure;
        String reason = null;
        Set<Throwable> seen = identitySet();
        for (Throwable cause = failure;
                cause != null && seen.size() < MAX_CAUSES && seen.add(cause);
                cause = cause.getCause()) {
            deepest = cause;
            if (saysSomething(cause)) {
                reason = nameOf(cause) + ": " + oneLine(cause.getMessage());
            }
        }
        return OneLine.of(reason == null ? nameOf(deepest) : reason, MAX_REASON);
    }

    /** A wrapper without a message of its own repeats its cause's. */
    private static boolean saysSomething(Throwable cause) {
        String message = cause.getMessage();
        return message != null
                && !message.isBlank()
                && !(cause.getCause() != null && message.equals(cause.getCause().toString()));
    }

    private static String oneLine(String message) {
        // Messages may quote whole statements: cut first, then tidy up.
        String start = message.length() > MAX_REASON * 4 ? message.substring(0, MAX_REASON * 4) : message;
        return start.strip().replaceAll("\\s+", " ");
    }

    private static String nameOf(Throwable cause) {
        String simple = cause.getClass().getSimpleName();
        // An anonymous class has none.
        return simple.isEmpty() ? cause.getClass().getName() : simple;
    }

    /** Causes may form a circle, and their equals cannot be trusted. */
    private static Set<Throwable> identitySet() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }
}
