package io.ordercompensation.outbox;

/**
 * How much one send may hold.
 *
 * @param messages 1 or more
 * @param bytes of bodies and keys; a message that is longer is sent alone
 */
public record BatchBounds(int messages, int bytes) {}
