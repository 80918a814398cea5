package io.ordercompensation.support.fuzz;

import io.ordercompensation.message.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A message out of bytes that a person can read and write: the message id in the first line, KEYS in the second, and all
 * the rest is the body. Ids and KEYS are decoded as RocketMQ's client does it.
 */
public final class FuzzedDelivery {

    private FuzzedDelivery() {}

    public static Delivery of(byte[] message) {
        int first = lineEnd(message, 0);
        int second = lineEnd(message, first + 1);
        String id = text(message, 0, first);
        String keys = text(message, first + 1, second);
        return Delivery.fresh(
                id, keys, Arrays.copyOfRange(message, Math.min(second + 1, message.length), message.length));
    }

    private static int lineEnd(byte[] message, int from) {
        for (int at = from; at < message.length; at++) {
            if (message[at] == '\n') {
                return at;
            }
        }
        return message.length;
    }

    private static String text(byte[] message, int from, int to) {
        return from >= to ? "" : new String(message, from, to - from, StandardCharsets.UTF_8);
    }
}
