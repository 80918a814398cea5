package io.ordercompensation.http;

import java.io.IOException;
import org.springframework.http.HttpStatus;

/** A body was refused; the exception's message and status are the answer. */
final class BodyRefusedException extends IOException {

    private final HttpStatus status;

    BodyRefusedException(HttpStatus status, String detail) {
        super(detail);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
