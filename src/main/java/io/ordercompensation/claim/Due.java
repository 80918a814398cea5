package io.ordercompensation.claim;

/**
 * A row that may be tried again.
 *
 * @param bodyBytes how much there is to read of it
 */
record Due(String key, long bodyBytes) {}
