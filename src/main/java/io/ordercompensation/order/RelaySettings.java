package io.ordercompensation.order;

import java.time.Duration;

/**
 * Bounds of the relay.
 *
 * @param batchSize messages published in one transaction at most
 * @param maxBodyBytes longer bodies are refused unread
 * @param patience after this time a run begins with no further topic
 * @param outagePause how long a topic whose broker is away is left alone, so that other topics get their turn
 */
public record RelaySettings(int batchSize, int maxBodyBytes, Duration patience, Duration outagePause) {}
