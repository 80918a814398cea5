package io.ordercompensation.outbox;

/**
 * The broker that messages are sent to, and the login for it.
 *
 * @param nameServer host:port, several of them separated by ';'
 * @param group the producer group
 * @param accessKey null or empty without a login, as is secretKey
 * @param namespace null or empty for none
 * @param accessChannel LOCAL or CLOUD
 * @param tls true for encrypted connections; false leaves it to -Dtls.enable
 */
public record BrokerAccess(
        String nameServer,
        String group,
        String accessKey,
        String secretKey,
        String namespace,
        String accessChannel,
        boolean tls) {}
