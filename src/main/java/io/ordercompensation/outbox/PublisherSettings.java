package io.ordercompensation.outbox;

import java.time.Duration;

/**
 * How messages get to the broker.
 *
 * @param nameServer host:port, several of them separated by ';'
 * @param group the producer group
 * @param accessKey null or empty without a login, as is secretKey
 * @param namespace null or empty for none
 * @param accessChannel LOCAL or CLOUD
 * @param tls true for encrypted connections; false leaves it to -Dtls.enable
 * @param sendTimeout of one send
 * @param patience after this time no further send is begun; some sends may time out before their broker counts as silent
 * @param batch how much one send may hold
 */
public record PublisherSettings(
        String nameServer,
        String group,
        String accessKey,
        String secretKey,
        String namespace,
        String accessChannel,
        boolean tls,
        Duration sendTimeout,
        Duration patience,
        BatchBounds batch) {}
