package io.ordercompensation.audit;

/**
 * A row that breaks an invariant.
 *
 * @param subject what it is about, for instance {@code order 5, goods 7}
 * @param order null if it is about none
 * @param finding what is wrong, in words
 */
public record Finding(String subject, Long order, String finding) {}
