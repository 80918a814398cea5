package io.ordercompensation.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;

/**
 * Bounds how many threads may wait for bodies at a time, for how long, and for how many bytes. A thread that waits for a
 * body can do nothing else, and whoever sends one decides how fast it comes: there are far fewer places than threads.
 */
public final class BodyPlaces {

    private static final int CHUNK = 8192;

    private final Semaphore places;
    private final long timeoutNanos;

    public BodyPlaces(int places, Duration timeout) {
        this.places = new Semaphore(places);
        this.timeoutNanos = timeout.toNanos();
    }

    /**
     * Reads the whole body.
     *
     * @throws BodyRefusedException 413 if it is too long, 408 if it is too slow, 503 if too many others are waited for
     */
    byte[] read(HttpServletRequest request, int maxBytes) throws IOException {
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLong(maxBytes);
        }
        if (!places.tryAcquire()) {
            throw new BodyRefusedException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Too many bodies of requests are being waited for (compensation.http.max-bodies); ask again soon");
        }
        try {
            return read(request.getInputStream(), maxBytes);
        } finally {
            places.release();
        }
    }

    /** Counts bytes, because a chunked body does not state its length, and checks the clock after each piece. */
    private byte[] read(InputStream body, int maxBytes) throws IOException {
        long begin = System.nanoTime();
        byte[] bytes = new byte[Math.min(CHUNK, maxBytes + 1)];
        int length = 0;
        for (int read = 0; read >= 0; read = body.read(bytes, length, bytes.length - length)) {
            length += read;
            if (length > maxBytes) {
                throw tooLong(maxBytes);
            }
            if (System.nanoTime() - begin > timeoutNanos) {
                throw new BodyRefusedException(
                        HttpStatus.REQUEST_TIMEOUT,
                        "The body took longer than " + TimeUnit.NANOSECONDS.toMillis(timeoutNanos)
                                + " ms (compensation.http.body-timeout)");
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(2 * length, maxBytes + 1));
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    /** Reads and drops an unwanted body, so that its sender can read the answer; not if all places are taken. */
    void drain(InputStream body, int maxBytes) throws IOException {
        if (!places.tryAcquire()) {
            return;
        }
        try {
            long begin = System.nanoTime();
            byte[] dropped = new byte[CHUNK];
            int length = 0;
            for (int read = 0; read >= 0 && length <= maxBytes; read = body.read(dropped)) {
                length += read;
                if (System.nanoTime() - begin > timeoutNanos) {
                    return;
                }
            }
        } finally {
            places.release();
        }
    }

    private static BodyRefusedException tooLong(int maxBytes) {
        return new BodyRefusedException(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "The body has more than " + maxBytes + " bytes (compensation.max-body-bytes)");
    }
}
