package io.ordercompensation.compensate;

import io.ordercompensation.retry.Causes;

/** Part of a batch is neither in the database nor recorded as failed: the broker has to keep all of it. */
final class BatchNotDoneException extends Exception {

    private static final long serialVersionUID = 1L;

    BatchNotDoneException(int undone, Throwable cause) {
        super(
                "%d parts of the batch are not done, nothing is lost and it is delivered again: %s"
                        .formatted(undone, Causes.rootReason(cause)),
                cause);
    }
}
