package io.ordercompensation.rocketmq;

import java.time.Instant;

/**
 * Whether a consumer gets messages from its broker. A dead letter topic that does not exist yet counts as connected:
 * nobody waits for it.
 *
 * @param connected true from the first answer of the broker until two in a row are missing
 * @param since when {@code connected} took this value
 * @param waitingFor what does not answer, in words, or null; while {@code connected}, something that is not needed for
 *     now
 */
public record ConnectionState(
        String topic, String group, String nameServer, boolean connected, Instant since, String waitingFor) {}
