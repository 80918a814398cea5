package io.ordercompensation.outbox;

import java.time.Duration;

/**
 * Bounds of the relay.
 *
 * @param batchSize messages published in one transaction at most
 * @param maxBodyBytes longer bodies are refused unread
 * @param maxReadBytes of bodies held in memory by one run; one body always fits
 * @param patience after this time a run begins with no further topic
 * @param outagePause how long a topic whose broker is away is left alone, so that other topics get their turn
 */
public record RelaySettings(
        int batchSize, int maxBodyBytes, int maxReadBytes, Duration patience, Duration outagePause) {}
