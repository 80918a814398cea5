package io.ordercompensation.support.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the product and the database, and breaks the connection around a commit. */
public final class DatabaseProxy implements AutoCloseable {

    /** The beginning of a MySQL packet that holds nothing but the statement COMMIT: length 7, sequence 0, COM_QUERY. */
    private static final String COMMIT = "\7\0\0\0\3commit";

    private final ServerSocket server;
    private final EmbeddedDatabase database;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger repliesToDrop = new AtomicInteger();
    private final AtomicInteger commitsToDrop = new AtomicInteger();
    private final AtomicInteger commitsToPass = new AtomicInteger();

    public DatabaseProxy(EmbeddedDatabase database) {
        this.database = database;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the proxy", e);
        }
        threads.execute(this::accept);
    }

    /** The URL of the schema through this proxy. */
    public String jdbcUrl(String schema) {
        return through(database.jdbcUrl(schema));
    }

    /** The same URL through this proxy. */
    public String through(String jdbcUrl) {
        return jdbcUrl.replace(":" + database.port() + "/", ":" + server.getLocalPort() + "/");
    }

    /** Leaves the next commits alone, before what is asked for begins. */
    public void pass(int commits) {
        commitsToPass.set(commits);
    }

    /** Lets that many commits happen and breaks the connection before the reply. */
    public void dropReplies(int number) {
        repliesToDrop.set(number);
    }

    /** Breaks the connection before that many commits reach the server. */
    public void dropCommits(int number) {
        commitsToDrop.set(number);
    }

    /** Whether all that was asked for has been dropped. */
    public boolean isDone() {
        return repliesToDrop.get() <= 0 && commitsToDrop.get() <= 0;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket target = new Socket(InetAddress.getLoopbackAddress(), database.port());
                Connection connection = new Connection(client, target);
                threads.execute(connection::toServer);
                threads.execute(connection::toClient);
            } catch (IOException closed) {
                // The database is away, or the proxy is being closed.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private final class Connection {

        private final Socket client;
        private final Socket target;
        private volatile boolean replyIsDropped;

        Connection(Socket client, Socket target) {
            this.client = client;
            this.target = target;
        }

        void toServer() {
            copy(client, target, (bytes, length) -> {
                if (!isCommit(bytes, length) || commitsToPass.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return true;
                }
                if (commitsToDrop.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return false;
                }
                replyIsDropped = repliesToDrop.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                return true;
            });
        }

        void toClient() {
            copy(target, client, (bytes, length) -> !replyIsDropped);
        }

        private void copy(Socket from, Socket to, Gate gate) {
            byte[] buffer = new byte[1 << 16];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int length = in.read(buffer); length > 0; length = in.read(buffer)) {
                    if (!gate.opens(buffer, length)) {
                        return;
                    }
                    out.write(buffer, 0, length);
                }
            } catch (IOException ended) {
                // One side has closed; so does the other.
            }
        }

        private boolean isCommit(byte[] bytes, int length) {
            return length == COMMIT.length()
                    && new String(bytes, 0, length, StandardCharsets.ISO_8859_1)
                            .toLowerCase(Locale.ROOT)
                            .equals(COMMIT);
        }
    }

    private interface Gate {
        boolean opens(byte[] bytes, int length);
    }
}
