package io.ordercompensation.outbox;

/**
 * A message to be published.
 *
 * @param tag TAGS, or null for none
 * @param key KEYS, or null for none; messages of one key are published in their order
 * @param body its bytes, not empty
 */
public record OutgoingMessage(String tag, String key, byte[] body) {}
