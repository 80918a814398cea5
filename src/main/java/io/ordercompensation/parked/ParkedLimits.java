package io.ordercompensation.parked;

/**
 * Bounds of the operator's acts.
 *
 * @param batchSize messages of a bulk operation in one transaction
 * @param maxPageSize messages in one page
 * @param maxShown characters of a body that are shown
 */
public record ParkedLimits(int batchSize, int maxPageSize, int maxShown) {

    public ParkedLimits {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize is " + batchSize + " but must be 1 or more");
        }
        if (maxPageSize < 1) {
            throw new IllegalArgumentException("maxPageSize is " + maxPageSize + " but must be 1 or more");
        }
        if (maxShown < 1) {
            throw new IllegalArgumentException("maxShown is " + maxShown + " but must be 1 or more");
        }
    }
}
