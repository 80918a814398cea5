package io.ordercompensation.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Reads the body of a request within bounds before anything works on it. It comes after the login and the check of
 * rights: without them no byte is read ({@link UnreadBody} does the rest).
 */
public final class BodyFilter extends HttpFilter {

    private static final Logger LOG = LoggerFactory.getLogger(BodyFilter.class);

    private final BodyPlaces places;
    private final int maxBytes;
    private final Predicate<HttpServletRequest> mayHaveOne;

    /** @param mayHaveOne whether the body is read here */
    public BodyFilter(BodyPlaces places, int maxBytes, Predicate<HttpServletRequest> mayHaveOne) {
        this.places = places;
        this.maxBytes = maxBytes;
        this.mayHaveOne = mayHaveOne;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !hasBody(request)
                || request instanceof BufferedRequest
                || !mayHaveOne.test(request)) {
            chain.doFilter(request, response);
            return;
        }
        BufferedRequest buffered;
        try {
            plain(request);
            buffered = new BufferedRequest(request, places.read(request, maxBytes));
        } catch (BodyRefusedException refused) {
            ProblemAnswer.write(response, refused.status(), refused.getMessage());
            return;
        } catch (java.net.SocketTimeoutException paused) {
            ProblemAnswer.write(response, HttpStatus.REQUEST_TIMEOUT, "The body paused for too long");
            return;
        } catch (IOException broken) {
            // The body ended early or is chunked wrongly. The sender may be gone.
            LOG.debug("A body could not be read", broken);
            ProblemAnswer.write(response, HttpStatus.BAD_REQUEST, "The body ends in the middle, or is chunked wrongly");
            return;
        }
        chain.doFilter(buffered, response);
    }

    private static void plain(HttpServletRequest request) throws BodyRefusedException {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new BodyRefusedException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is: Content-Encoding is not supported");
        }
    }

    /** Tomcat answers -1 for a chunked body, and for none. */
    static boolean hasBody(HttpServletRequest request) {
        try {
            return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        } catch (IllegalArgumentException malformed) {
            // No number, or two of them: the server refuses the request, and ends the connection.
            return false;
        }
    }
}
