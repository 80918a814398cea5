package io.ordercompensation.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.ordercompensation.operator.RequestText;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The audit over HTTP, on the management port and behind its login. GET returns what the last run found; POST starts a
 * run and waits a moment for it. Errors are answered as problem details (RFC 9457).
 */
@RestController
@RequestMapping(
        path = "${management.endpoints.web.base-path:/actuator}/audit",
        produces = MediaType.APPLICATION_JSON_VALUE)
public class AuditEndpoint {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Audit audit;
    private final Reconcile reconcile;
    private final ObjectReader requests;
    private final int maxBodyBytes;

    /** @param maxBodyBytes longer bodies of requests are refused */
    public AuditEndpoint(Audit audit, Reconcile reconcile, ObjectMapper mapper, int maxBodyBytes) {
        this.audit = audit;
        this.reconcile = reconcile;
        // A misspelt dryRun or orders must not be ignored.
        this.requests = mapper.readerFor(Request.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.maxBodyBytes = maxBodyBytes;
    }

    /** What the last run found, without the rows. */
    @GetMapping
    AuditReport last() {
        return audit.last().brief();
    }

    /** What the last check of one invariant found, with the first rows. */
    @GetMapping("/{name}")
    InvariantResult last(@PathVariable String name) {
        return known(audit.last(), name);
    }

    /** Checks all invariants now. */
    @PostMapping
    ResponseEntity<AuditReport> run() throws InterruptedException {
        return answer(audit.run(), AuditReport::brief);
    }

    /** Checks one invariant now. */
    @PostMapping("/{name}")
    ResponseEntity<InvariantResult> run(@PathVariable String name) throws InterruptedException {
        CompletableFuture<AuditReport> run;
        try {
            run = audit.run(name);
        } catch (IllegalArgumentException unknown) {
            throw problem(HttpStatus.NOT_FOUND, unknown.getMessage());
        }
        return answer(run, report -> known(report, name));
    }

    /** Proposes what to give back, or starts to give back what was proposed. */
    @PostMapping("/reconcile")
    Proposal reconcile(InputStream body, Principal operator) throws IOException {
        Request request = request(RequestText.of(body, maxBodyBytes));
        if (request.dryRun()) {
            return reconcile.propose(request.orders());
        }
        try {
            return reconcile.apply(request.orders(), request.token(), operator.getName());
        } catch (ProposalChangedException e) {
            throw problem(HttpStatus.CONFLICT, e.getMessage());
        }
    }

    /**
     * A request to reconcile.
     *
     * @param dryRun true, or not given, for a proposal
     * @param orders omitted for the first that have findings
     * @param token of the proposal that is confirmed
     */
    record Request(Boolean dryRun, List<Long> orders, String token) {

        Request {
            dryRun = dryRun == null || dryRun;
            orders = orders == null ? List.of() : List.copyOf(orders);
        }
    }

    private Request request(String json) {
        try {
            Request request = requests.readValue(json.isBlank() ? "{}" : json);
            return request == null ? new Request(true, null, null) : request;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The request is not {\"dryRun\":...,\"orders\":[...],\"token\":\"...\"}: " + RequestText.flaw(e),
                    e);
        }
    }

    /** 200 with the outcome, or 202 with the previous findings if it takes longer. */
    private <T> ResponseEntity<T> answer(
            CompletableFuture<AuditReport> run, java.util.function.Function<AuditReport, T> part)
            throws InterruptedException {
        try {
            return ResponseEntity.ok(part.apply(run.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)));
        } catch (TimeoutException goesOn) {
            return ResponseEntity.accepted().body(part.apply(audit.last()));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static InvariantResult known(AuditReport report, String name) {
        return report.of(name)
                .orElseThrow(() -> problem(
                        HttpStatus.NOT_FOUND,
                        "No invariant '" + name
                                + "' has been checked yet; POST here to check it, GET audit for a list"));
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
