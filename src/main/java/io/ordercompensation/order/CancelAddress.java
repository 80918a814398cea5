package io.ordercompensation.order;

/**
 * Where a cancel goes, and by what its arrival is known.
 *
 * @param producerGroup who sends it
 * @param consumerGroup whose log tells that it has arrived
 */
public record CancelAddress(String producerGroup, String topic, String tag, String consumerGroup) {}
