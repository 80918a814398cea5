package io.ordercompensation.support.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Picks ports below the ephemeral range of every system: a client that keeps connecting to an ephemeral port while its
 * server is down can be given that very port as its own, and the server could not come back.
 */
final class FreePort {

    private static final int PORTS = 5_000;

    /** No other test JVM takes the port of a server that is down for a moment. */
    private static final int LOWEST = 15_000 + TestJvm.number() % 3 * PORTS;

    private static final int HIGHEST = LOWEST + PORTS;
    private static final int ATTEMPTS = 1_000;

    private FreePort() {}

    static int next() {
        return next(0);
    }

    /** A free port whose neighbour at the given distance is free too. */
    static int next(int neighbour) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port) && isFree(port + neighbour)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + LOWEST + " and " + HIGHEST);
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
