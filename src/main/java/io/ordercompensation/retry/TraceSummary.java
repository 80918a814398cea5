package io.ordercompensation.retry;

import io.ordercompensation.message.OneLine;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/** The parts of a stack trace that help an operator: each cause in one line, and the product's own first frames. */
public final class TraceSummary {

    /** The length of the column in the attempt log. */
    public static final int MAX_LENGTH = 2000;

    private static final int MAX_CAUSES = 8;
    private static final int MAX_MESSAGE = 200;
    private static final int MAX_FRAMES = 3;
    private static final String OWN = "io.ordercompensation.";

    private TraceSummary() {}

    /**
     * Summarises any failure, in bounded length.
     *
     * @param place where it happened, null if that is not known
     */
    public static String of(Throwable failure, String place) {
        StringBuilder summary = new StringBuilder();
        if (place != null) {
            summary.append("in ").append(OneLine.of(place, MAX_MESSAGE)).append('\n');
        }
        Set<StackTraceElement> shown = new HashSet<>();
        boolean first = true;
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = failure;
                cause != null && seen.size() < MAX_CAUSES && seen.add(cause);
                cause = cause.getCause()) {
            if (!quotesItsCause(cause)) {
                append(summary, cause, first ? "" : "caused by ", shown);
                first = false;
            }
        }
        if (first) {
            append(summary, failure, "", shown);
        }
        String text = summary.toString().stripTrailing();
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 3) + "...";
    }

    /** The wrappers of a framework repeat what they wrap, each a little longer than the one inside. */
    private static boolean quotesItsCause(Throwable failure) {
        String message = failure.getMessage();
        Throwable cause = failure.getCause();
        return message != null
                && cause != null
                && cause.getMessage() != null
                && !cause.getMessage().isBlank()
                && message.contains(cause.getMessage());
    }

    private static void append(StringBuilder summary, Throwable cause, String prefix, Set<StackTraceElement> shown) {
        summary.append(prefix).append(cause.getClass().getName());
        String message = cause.getMessage();
        if (message != null && !message.isBlank()) {
            String start = message.length() > MAX_MESSAGE * 4 ? message.substring(0, MAX_MESSAGE * 4) : message;
            summary.append(": ").append(OneLine.of(start.strip().replaceAll("\\s+", " "), MAX_MESSAGE));
        }
        summary.append('\n');
        int frames = 0;
        for (StackTraceElement frame : cause.getStackTrace()) {
            // Wrappers are created on the same path: a frame that was already shown tells nothing new.
            if (frame.getClassName().startsWith(OWN) && frames < MAX_FRAMES && shown.add(frame)) {
                frames++;
                summary.append("  at ").append(frame).append('\n');
            }
        }
    }
}
