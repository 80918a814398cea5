package io.ordercompensation.parked;

import io.ordercompensation.claim.Status;

/** The values of {@link Status} in words for an operator. */
final class Statuses {

    private Statuses() {}

    static String text(int status) {
        return switch (status) {
            case Status.PROCESSING -> "0 (an old listener is working on it)";
            case Status.SUCCESS -> "1 (success)";
            case Status.FAILED -> "2 (due to be tried again)";
            case Status.PARKED -> "3 (parked)";
            case Status.DISCARDED -> "4 (discarded)";
            default -> status + " (unknown)";
        };
    }

    /** What an operator can do about a message in this status. */
    static String advice(int status) {
        return switch (status) {
            case Status.SUCCESS -> "it has been restored, nothing is left to do";
            case Status.PARKED -> "decide about that message instead";
            case Status.DISCARDED -> "it was given up, and stays so";
            default -> "it is tried by itself, wait for the outcome";
        };
    }
}
