package io.ordercompensation.management;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ordercompensation.http.BufferedRequest;
import io.ordercompensation.http.ProblemAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Runs before Jolokia, which bounds neither requests nor answers. It has a bulk answered request by request, so that
 * only one answer at a time is in memory.
 */
final class JmxFilter extends HttpFilter {

    /** The name under which Jolokia's servlet is registered. */
    private static final String SERVLET = "jolokia";

    private static final long PATIENCE_SECONDS = 5;
    private static final String LATE =
            "The requests before it took longer than compensation.management.jmx.timeout: ask for less at a time";
    private static final String LONG =
            "The answer is longer than compensation.management.jmx.max-answer-bytes: ask for less at a time";

    private final RequestMatcher jolokia;
    private final JmxLimits limits;
    private final JmxRequests reader;
    private final Semaphore places;

    /** @param jolokia which requests are for Jolokia */
    JmxFilter(RequestMatcher jolokia, JmxLimits limits) {
        this.jolokia = jolokia;
        this.limits = limits;
        this.reader = new JmxRequests(limits);
        this.places = new Semaphore(limits.concurrency());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!jolokia.matches(request)) {
            chain.doFilter(request, response);
        } else if (!"POST".equals(request.getMethod())) {
            // ConsoleRestrictor allows it nothing.
            chain.doFilter(new BufferedRequest(request, new byte[0], options(request)), response);
        } else if (!acquired()) {
            ProblemAnswer.write(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Too many others use the JMX console (compensation.management.jmx.concurrency); ask again soon");
        } else {
            try {
                answer(request, response);
            } finally {
                places.release();
            }
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        JmxRequests.Body body;
        try {
            body = reader.read(BufferedRequest.bodyOf(request));
        } catch (IllegalArgumentException refused) {
            ProblemAnswer.write(response, HttpStatus.BAD_REQUEST, refused.getMessage());
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Cache-Control", "no-cache");
        OutputStream out = response.getOutputStream();
        long begin = System.nanoTime();
        String separator = body.bulk() ? "[" : "";
        for (JmxRequest asked : body.requests()) {
            out.write(separator.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            boolean late = System.nanoTime() - begin > limits.timeout().toNanos();
            out.write(late ? failed(asked, HttpStatus.SERVICE_UNAVAILABLE, LATE) : answer(asked, request, response));
            separator = ",";
        }
        if (body.bulk()) {
            out.write((body.requests().isEmpty() ? "[]" : "]").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private byte[] answer(JmxRequest asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String flaw = asked.flaw();
        if (flaw != null) {
            return failed(asked, HttpStatus.BAD_REQUEST, flaw);
        }
        if (!asked.isAllowed(ConsoleRestrictor::has)) {
            return failed(asked, HttpStatus.FORBIDDEN, JmxErrors.REFUSED);
        }
        CapturedResponse answer = new CapturedResponse(response, limits.maxAnswerBytes());
        request.getServletContext()
                .getNamedDispatcher(SERVLET)
                .include(new BufferedRequest(request, reader.write(asked.json()), options(request)), answer);
        if (answer.isTooLong()) {
            return failed(asked, HttpStatus.PAYLOAD_TOO_LARGE, LONG);
        }
        JmxErrors.Told error = answer.getStatus() == HttpStatus.OK.value()
                ? JmxErrors.of(asked, answer.bytes())
                : JmxErrors.Told.UNKNOWN;
        return error == null ? answer.bytes() : failed(asked, error.status(), error.words());
    }

    private byte[] failed(JmxRequest asked, HttpStatus status, String why) throws IOException {
        ObjectNode failure = JsonNodeFactory.instance.objectNode();
        failure.set("request", asked.json());
        // Hawtio tells an error from an answer by this field.
        return reader.write(failure.put("status", status.value())
                .put("error_type", status.getReasonPhrase())
                .put("error", why));
    }

    /** The options in the query string. */
    private static Map<String, String[]> options(HttpServletRequest request) {
        Map<String, String[]> options = new LinkedHashMap<>(request.getParameterMap());
        options.keySet().retainAll(JmxRequest.OPTIONS);
        return options;
    }

    private boolean acquired() {
        try {
            return places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
