package io.ordercompensation.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Keeps threads free for liveness and readiness, whatever the others wait for: a sender, a reader, a database. Those two
 * cost microseconds; an instance that did not answer them would be killed though nothing is wrong with it.
 */
final class RequestPlaces extends ValveBase {

    private final Semaphore places = new Semaphore(0);
    private final Set<String> probes;

    /** @param probes the paths of liveness and readiness */
    RequestPlaces(Set<String> probes) {
        super(true);
        this.probes = probes;
    }

    /** Called once the number of threads is known. */
    void open(int number) {
        places.release(number);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (isProbe(request)) {
            getNext().invoke(request, response);
            return;
        }
        if (!places.tryAcquire()) {
            ProblemAnswer.write(
                    response.getResponse(),
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Every thread for requests is taken (server.tomcat.threads.max); ask again soon");
            return;
        }
        try {
            getNext().invoke(request, response);
        } finally {
            places.release();
        }
    }

    /** Only what a load balancer sends: checking a password or reading a body would hold the thread. */
    private boolean isProbe(Request request) {
        // There is no URI if the request line cannot be read.
        return request.getRequestURI() != null
                && probes.contains(request.getRequestURI())
                && "GET".equals(request.getMethod())
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && !BodyFilter.hasBody(request);
    }
}
