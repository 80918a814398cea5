package io.ordercompensation.management;

import io.ordercompensation.parked.TooManyRunsException;
import io.ordercompensation.retry.Causes;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever goes wrong in an endpoint into a problem detail (RFC 9457) that reveals no internals. */
@RestControllerAdvice
public class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<Object> wrongParameter(IllegalArgumentException e, WebRequest request) {
        return answer(e, HttpStatus.BAD_REQUEST, e.getMessage(), new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> tooMany(TooManyRunsException e, WebRequest request) {
        return answer(e, HttpStatus.TOO_MANY_REQUESTS, e.getMessage(), retryLater(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> anythingElse(Exception e, WebRequest request) throws Exception {
        if (e instanceof AccessDeniedException) {
            throw e;
        }
        if (isGone(e)) {
            LOG.debug("{}: nobody waits for the answer any more", request.getDescription(false));
            return null;
        }
        if (Causes.isInfrastructure(e)) {
            LOG.warn("{} could not be answered: {}", request.getDescription(false), Causes.rootReason(e));
            return answer(
                    e,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The database did not answer, or ended the transaction; nothing was changed by the last step. Ask again"
                            + " soon.",
                    retryLater(),
                    request);
        }
        String incident = UUID.randomUUID().toString();
        LOG.error("{} failed, incident {}", request.getDescription(false), incident, e);
        return answer(
                e,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "This is a fault of the product; its log says more about incident " + incident,
                new HttpHeaders(),
                request);
    }

    /** A client may close the connection at any time: that is no fault, and nobody is left to answer. */
    private static boolean isGone(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientAbortException || cause instanceof AsyncRequestNotUsableException) {
                return true;
            }
        }
        return false;
    }

    /** As JSON whatever the request accepts: a wrong header is reported to its sender, not to the log. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpHeaders plain = new HttpHeaders();
        plain.addAll(headers);
        plain.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return new ResponseEntity<>(body, plain, status);
    }

    private ResponseEntity<Object> answer(
            Exception e, HttpStatus status, String detail, HttpHeaders headers, WebRequest request) {
        return handleExceptionInternal(e, ProblemDetail.forStatusAndDetail(status, detail), headers, status, request);
    }

    private static HttpHeaders retryLater() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        return headers;
    }
}
