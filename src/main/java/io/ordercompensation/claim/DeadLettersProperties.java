package io.ordercompensation.claim;

import jakarta.validation.constraints.NotBlank;

/**
 * What becomes of messages that the broker gave up.
 *
 * @param enabled whether this instance takes over messages that the broker gave up
 * @param consumerGroup the group that takes them over
 */
public record DeadLettersProperties(boolean enabled, @NotBlank String consumerGroup) {}
