package io.ordercompensation.message;

/**
 * Whose messages these are: each consumer group has an own row for each message in the consumer log.
 *
 * @param group the consumer group
 * @param tag of the messages that it consumes
 */
public record Subscription(String group, String tag) {}
