package io.ordercompensation.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Refuses an unreadable {@code Accept}; further in, each part that reads it would write to the log. */
final class ReadableAccept extends ValveBase {

    /** Spring throws an exception if it has to sort more than that. */
    private static final int MAX_TYPES = 50;

    ReadableAccept() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (isReadable(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
            getNext().invoke(request, response);
        } else {
            ProblemAnswer.write(
                    response.getResponse(),
                    HttpStatus.NOT_ACCEPTABLE,
                    "The header Accept is not a list of media types");
        }
    }

    private static boolean isReadable(List<String> accept) {
        try {
            return MediaType.parseMediaTypes(accept).size() <= MAX_TYPES;
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
