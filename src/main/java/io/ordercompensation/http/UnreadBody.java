package io.ordercompensation.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * Answers first, and then ends the connection of a request whose body nobody has read. Tomcat itself would wait for the
 * rest of the body before it answers, and hold a thread meanwhile.
 */
final class UnreadBody extends ValveBase {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadBody.class);
    /** Drained so that a client that is still sending can read the answer; closing at once would lose it. */
    private static final int MAX_DRAINED = 2 * 1024 * 1024;

    /** A client that was too slow, or found no place, is not waited for again. */
    private static final Set<Integer> GIVEN_UP = Set.of(408, 503);

    private final BodyPlaces places;

    UnreadBody(BodyPlaces places) {
        super(true);
        this.places = places;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        org.apache.coyote.Request coyote = request.getCoyoteRequest();
        if (request.isAsync() || !BodyFilter.hasBody(request) || isThere(coyote)) {
            return;
        }
        if (!response.isCommitted()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        try {
            response.finishResponse();
            if (!coyote.hasExpectation() && !GIVEN_UP.contains(response.getStatus())) {
                places.drain(request.getStream(), MAX_DRAINED);
            }
        } catch (IOException gone) {
            LOG.debug("The sender of a refused body has gone", gone);
        } finally {
            coyote.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    /** Small bodies arrive together with the headers; then the connection can stay open. */
    private static boolean isThere(org.apache.coyote.Request request) {
        if (request.isFinished()) {
            return true;
        }
        long length = request.getContentLengthLong();
        request.action(ActionCode.AVAILABLE, true);
        return length > 0 && length - request.getBytesRead() <= request.getAvailable();
    }
}
