package io.ordercompensation.restore;

import io.ordercompensation.retry.Causes;

/** Part of a batch is neither in the database nor recorded as failed: the broker has to keep all of it. */
final class BatchNotDoneException extends Exception {

    private static final long serialVersionUID = 1L;

    BatchNotDoneException(int tries, Throwable cause) {
        super(
                "The batch goes back to the broker after %d tries, nothing is lost: %s"
                        .formatted(tries, Causes.rootReason(cause)),
                cause);
    }
}
