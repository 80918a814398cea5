package io.ordercompensation.management;

import io.ordercompensation.http.ProblemAnswer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Bounds how many answers to read requests are in memory at a time. The size of each is bounded where it is made; this
 * bounds their number. Without a login there is nothing to read, and health is always answered.
 */
final class ReadPlaces extends HttpFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final RequestMatcher free;
    private final Semaphore places;
    private final Duration patience;
    /** By account, of which there are few: a reader that is slow, or stuck, leaves half of the places to the others. */
    private final Map<String, Semaphore> ofEach = new ConcurrentHashMap<>();

    private final int mostOfOne;

    /**
     * Starts with all places free.
     *
     * @param free requests that need no place
     * @param patience how long a request waits for a place
     */
    ReadPlaces(int places, RequestMatcher free, Duration patience) {
        this.places = new Semaphore(places);
        this.mostOfOne = (places + 1) / 2;
        this.free = free;
        this.patience = patience;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // A forwarded request has its place already.
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !READING.contains(request.getMethod())
                || request.getUserPrincipal() == null
                || free.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        Semaphore own = ofEach.computeIfAbsent(request.getUserPrincipal().getName(), name -> new Semaphore(mostOfOne));
        // A waiting request holds a server thread: per account no more may wait than may read.
        if (own.getQueueLength() >= mostOfOne || !acquired(own)) {
            full(response);
            return;
        }
        try {
            if (acquired(places)) {
                try {
                    chain.doFilter(request, response);
                } finally {
                    places.release();
                }
            } else {
                full(response);
            }
        } finally {
            own.release();
        }
    }

    private static void full(HttpServletResponse response) throws IOException {
        ProblemAnswer.write(
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                "Too many others are reading (compensation.management.max-readers); ask again soon");
    }

    private boolean acquired(Semaphore place) {
        try {
            return place.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
