package io.ordercompensation.parked;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.ordercompensation.operator.RequestText;
import io.ordercompensation.parked.ActResult.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The parked messages over HTTP, on the management port and behind its login; the user's name goes into the audit.
 * Errors are answered as problem details (RFC 9457).
 */
@RestController
@RequestMapping(
        path = "${management.endpoints.web.base-path:/actuator}/parked",
        produces = MediaType.APPLICATION_JSON_VALUE)
public class ParkedEndpoint {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ParkedMessages parked;
    private final BulkRuns runs;
    private final ObjectReader selections;
    private final ObjectReader confirmations;
    private final ObjectReader restorations;
    private final int maxBodyBytes;

    /** @param maxBodyBytes longer bodies of requests are refused */
    public ParkedEndpoint(ParkedMessages parked, BulkRuns runs, ObjectMapper mapper, int maxBodyBytes) {
        this.parked = parked;
        this.runs = runs;
        // A misspelt field would select more messages than was meant.
        this.selections = mapper.readerFor(Selection.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.confirmations =
                mapper.readerFor(Confirmation.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.restorations = mapper.readerFor(Restored.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Counts the parked messages by the kind of their reason. */
    @GetMapping("/reasons")
    List<ReasonCount> reasons() {
        return parked.reasons();
    }

    /** Lists a page of them; a missing parameter is not filtered by. */
    @GetMapping("/messages")
    Page list(
            @RequestParam(required = false) String reasonGroup,
            @RequestParam(required = false) Instant from,
            @RequestParam(required = false) Instant to,
            @RequestParam(required = false) String text,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "50") int limit) {
        return parked.list(new Filter(reasonGroup, from, to, text), after, limit);
    }

    /** Shows one message in whatever status. */
    @GetMapping("/messages/{address}")
    Detail show(@PathVariable String address) {
        String key = MessageAddress.keyOf(address);
        return parked.show(key)
                .orElseThrow(
                        () -> problem(HttpStatus.NOT_FOUND, "The consumer log has no message under this key", key));
    }

    /** Shows one act on a message, with its bodies. */
    @GetMapping("/messages/{address}/acts/{id}")
    Detail.Act showAct(@PathVariable String address, @PathVariable long id) {
        String key = MessageAddress.keyOf(address);
        return parked.showAct(key, id)
                .orElseThrow(() -> problem(HttpStatus.NOT_FOUND, "No act on this message has the id " + id, key));
    }

    /** Has one message tried again; if its KEYS and its body contradict each other, the request confirms the order. */
    @PostMapping("/messages/{address}/replay")
    ActResult replay(@PathVariable String address, InputStream body, Principal operator) throws IOException {
        Confirmation confirmed = json(confirmations, body);
        return done(parked.replay(
                MessageAddress.keyOf(address),
                confirmed == null ? null : confirmed.confirmOrderId(),
                operator.getName()));
    }

    /** Replaces the body by that of the request and has the message tried again. */
    @PutMapping("/messages/{address}/body")
    ActResult edit(
            @PathVariable String address,
            @RequestParam(required = false) String confirmOrderId,
            InputStream body,
            Principal operator)
            throws IOException {
        return done(parked.edit(MessageAddress.keyOf(address), text(body), confirmOrderId, operator.getName()));
    }

    /** Ends one message whose order was given back by other means. */
    @PostMapping("/messages/{address}/restored")
    ActResult restored(@PathVariable String address, InputStream body, Principal operator) throws IOException {
        Restored restored = json(restorations, body);
        return done(parked.restored(
                MessageAddress.keyOf(address),
                restored == null ? null : restored.confirmOrderId(),
                restored == null ? null : restored.comment(),
                operator.getName()));
    }

    /** Gives one message up. */
    @PostMapping("/messages/{address}/discard")
    ActResult discard(@PathVariable String address, InputStream body, Principal operator) throws IOException {
        return done(
                parked.discard(MessageAddress.keyOf(address), selection(body).comment(), operator.getName()));
    }

    /** Has all selected messages tried again. */
    @PostMapping("/replay")
    ResponseEntity<BulkRun> replayAll(InputStream body, Principal operator) throws IOException {
        return accepted(runs.replay(selection(body).filter(), operator.getName()));
    }

    /** Ends all selected messages, whose orders were given back by other means. */
    @PostMapping("/restored")
    ResponseEntity<BulkRun> restoredAll(InputStream body, Principal operator) throws IOException {
        Selection selection = selection(body);
        return accepted(runs.restored(selection.filter(), selection.comment(), operator.getName()));
    }

    /** Gives all selected messages up. */
    @PostMapping("/discard")
    ResponseEntity<BulkRun> discardAll(InputStream body, Principal operator) throws IOException {
        Selection selection = selection(body);
        return accepted(runs.discard(selection.filter(), selection.comment(), operator.getName()));
    }

    /** Lists the last operations on many messages. */
    @GetMapping("/runs")
    List<BulkRun> runs() {
        return runs.all();
    }

    /** Says how far an operation on many messages is. */
    @GetMapping("/runs/{id}")
    BulkRun run(@PathVariable long id) {
        return known(runs.find(id), id);
    }

    /** Stops an operation on many messages. */
    @DeleteMapping("/runs/{id}")
    BulkRun cancel(@PathVariable long id) {
        return known(runs.cancel(id), id);
    }

    /** @param confirmOrderId the id of the order that is to be cancelled, as text: a number would be rounded in a browser */
    record Confirmation(String confirmOrderId) {}

    /**
     * What is said of a message that was given back by other means.
     *
     * @param comment how that is known
     * @param confirmOrderId see {@link Confirmation}
     */
    record Restored(String comment, String confirmOrderId) {}

    private Selection selection(InputStream body) throws IOException {
        Selection selection = json(selections, body);
        return selection == null ? new Selection(null, null, null, null, false, null) : selection;
    }

    /** The body as an object, or null if it says null. */
    private <T> T json(ObjectReader reader, InputStream body) throws IOException {
        String json = text(body);
        try {
            return reader.readValue(json.isBlank() ? "{}" : json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The request is not the expected JSON: " + RequestText.flaw(e), e);
        }
    }

    private String text(InputStream body) throws IOException {
        return RequestText.of(body, maxBodyBytes);
    }

    private static ActResult done(ActResult result) {
        if (result.outcome() == Outcome.DONE) {
            return result;
        }
        HttpStatus status =
                switch (result.outcome()) {
                    case NOT_FOUND -> HttpStatus.NOT_FOUND;
                    case NOT_PARKED -> HttpStatus.CONFLICT;
                    default -> HttpStatus.UNPROCESSABLE_ENTITY;
                };
        ErrorResponseException problem = problem(status, result.message(), result.key());
        problem.getBody().setProperty("outcome", result.outcome());
        throw problem;
    }

    private ResponseEntity<BulkRun> accepted(BulkRun asked) {
        BulkRun run = runs.await(asked.id(), PATIENCE).orElse(asked);
        return ResponseEntity.status(run.state().isEnd() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create("runs/" + run.id()))
                .body(run);
    }

    private static BulkRun known(Optional<BulkRun> run, long id) {
        return run.orElseThrow(() -> problem(
                HttpStatus.NOT_FOUND, "No operation has this id since the start of the product", Long.toString(id)));
    }

    private static ErrorResponseException problem(HttpStatus status, String detail, String key) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("key", key);
        return new ErrorResponseException(status, problem, null);
    }
}
