package io.ordercompensation.message;

/**
 * A consumer group and its tag. Each group has its own row for each message in the consumer log.
 *
 * @param group the consumer group
 * @param tag the tag of the messages that it consumes
 */
public record Subscription(String group, String tag) {}
