package io.ordercompensation.claim;

/**
 * A row that may be tried again.
 *
 * @param bodyBytes length of its body in bytes
 */
record Due(String key, long bodyBytes) {}
