package io.ordercompensation.management;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A connection to a port, over which bytes go as they are: no client library would send what an attacker sends. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 40_000;

    private final Socket socket;

    RawConnection(int port) throws IOException {
        this(port, "127.0.0.1");
    }

    /** One from another address of this machine. */
    RawConnection(int port, String from) throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    /** What goes into a request's headers for somebody whose password is {@code secret}; nothing for nobody. */
    static String login(String who) {
        return who == null || who.isEmpty()
                ? ""
                : "Authorization: Basic "
                        + Base64.getEncoder().encodeToString((who + ":secret").getBytes(StandardCharsets.UTF_8))
                        + "\r\n";
    }

    RawConnection send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** False if the other side has ended the connection. */
    boolean tries(String text) {
        try {
            send(text);
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    /** The status of the answer, and 0 if the connection was ended without one. */
    int status() throws IOException {
        String line = line();
        return line.isEmpty() ? 0 : Integer.parseInt(line.split(" ")[1]);
    }

    /** All that comes until the other side ends the connection. */
    String rest() throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException ended) {
            return "";
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = socket.getInputStream();
        try {
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.append((char) next);
            }
        } catch (SocketException ended) {
            // As an end without an answer.
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
