package io.ordercompensation.order;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Confirms orders over HTTP, behind the login of a shop; what goes wrong is answered as a problem detail (RFC 9457) with
 * a result code. {@code openapi/confirm-order.yaml} describes it.
 */
@RestController
public class OrderEndpoint {

    private static final String RETRY_SECONDS = "2";
    private static final Set<Integer> REQUEST_IS_WRONG =
            Set.of(ResultCode.INVALID.number(), ResultCode.USER_MISSING.number());

    private final ProducerTemplate template;
    private final int maxBodyBytes;

    /** @param maxBodyBytes longer requests are refused */
    public OrderEndpoint(ProducerTemplate template, int maxBodyBytes) {
        this.template = template;
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Confirms the order in the request's JSON; repeating an order id takes nothing again. */
    @PostMapping(
            path = "/orders",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    OrderResult confirm(InputStream body) throws IOException {
        byte[] json = body.readNBytes(maxBodyBytes + 1);
        if (json.length > maxBodyBytes) {
            throw new ErrorResponseException(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    problem(
                            HttpStatus.PAYLOAD_TOO_LARGE,
                            "The body has more than " + maxBodyBytes + " bytes (compensation.max-body-bytes)",
                            ResultCode.INVALID.number(),
                            null),
                    null);
        }
        try {
            return template.requestBody("direct:confirm-order", json, OrderResult.class);
        } catch (CamelExecutionException e) {
            throw answer(e);
        }
    }

    /** The description of this endpoint. */
    @GetMapping(path = "/openapi.yaml", produces = "application/yaml")
    Resource description() {
        return new ClassPathResource("order-compensation/openapi/confirm-order.yaml");
    }

    private static RuntimeException answer(CamelExecutionException failure) {
        if (failure.getCause() instanceof RefusedException refused) {
            HttpStatus status = status(refused);
            return new ErrorResponseException(
                    status, problem(status, refused.getMessage(), refused.code(), refused.orderId()), refused);
        }
        if (failure.getCause() instanceof AskAgainException unknown) {
            HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
            ErrorResponseException answer = new ErrorResponseException(
                    status,
                    problem(status, unknown.getMessage(), ResultCode.FAIL.number(), unknown.orderId()),
                    unknown);
            answer.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            return answer;
        }
        return failure;
    }

    private static HttpStatus status(RefusedException refused) {
        if (refused.is(ResultCode.FAIL)) {
            return HttpStatus.INTERNAL_SERVER_ERROR;
        }
        return REQUEST_IS_WRONG.contains(refused.code()) ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT;
    }

    private static ProblemDetail problem(HttpStatus status, String detail, int code, Long orderId) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("code", code);
        if (orderId != null) {
            problem.setProperty("orderId", orderId);
        }
        return problem;
    }
}
