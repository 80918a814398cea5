package io.ordercompensation.http;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Answers requests that the server itself refuses, before our code sees them, with a problem detail. Tomcat's own page
 * would name the server.
 */
final class PlainErrors extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(PlainErrors.class);

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()
                || !isListening(response)) {
            return;
        }
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        try {
            ProblemAnswer.write(
                    response.getResponse(),
                    status == null ? HttpStatus.BAD_REQUEST : status,
                    status != null && status.is5xxServerError()
                            ? "The server cannot do what this request asks for"
                            : "The server cannot take this request");
        } catch (IOException gone) {
            LOG.debug("The sender of a refused request has gone", gone);
        }
    }

    private static boolean isListening(Response response) {
        AtomicBoolean listening = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, listening);
        return listening.get();
    }
}
