package io.ordercompensation.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.operator.ConsoleJson;
import io.ordercompensation.operator.OperatorName;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The audit in a JMX console. Every answer is JSON; a reconciliation is confirmed under an operator's name. */
@ManagedResource(
        objectName = AuditConsole.NAME,
        description = "Whether the books are right: what breaks an invariant, and how to give back what is missing")
public class AuditConsole {

    public static final String NAME = "io.ordercompensation:type=Audit";

    /** Consoles give up on an operation that takes long. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Audit audit;
    private final Reconcile reconcile;
    private final ConsoleJson json;

    public AuditConsole(Audit audit, Reconcile reconcile, ObjectMapper mapper) {
        this.audit = audit;
        this.reconcile = reconcile;
        this.json = new ConsoleJson(mapper);
    }

    /** What the last run found, without the rows. */
    @ManagedOperation(description = "What the last run found, invariant by invariant")
    public String results() {
        return json.of(audit.last().brief());
    }

    /** What the last check of one invariant found. */
    @ManagedOperation(description = "What the last check of one invariant found: what it means, what to do, which rows")
    @ManagedOperationParameter(name = "name", description = "As results() names it")
    public String show(String name) {
        return audit.last().of(name).map(json::of).orElse("No invariant '" + name + "' has been checked yet");
    }

    /** Checks all invariants. */
    @ManagedOperation(description = "Checks all invariants now; waits up to five seconds")
    public String run() throws InterruptedException {
        try {
            return json.of(
                    audit.run().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).brief());
        } catch (TimeoutException goesOn) {
            return "It takes longer; results() tells the outcome";
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Lists what a reconciliation would give back. */
    @ManagedOperation(description = "What would be given back, order by order; changes nothing")
    @ManagedOperationParameter(
            name = "orders",
            description = "Order ids, comma-separated; blank for the first with findings")
    public String proposeReconcile(String orders) {
        return json.of(reconcile.propose(ids(orders)));
    }

    /** Starts to give back what was proposed. */
    @ManagedOperation(description = "Starts to give back exactly what a proposal showed")
    @ManagedOperationParameter(name = "orders", description = "As for the proposal")
    @ManagedOperationParameter(name = "token", description = "The token of the proposal")
    @ManagedOperationParameter(
            name = "operator",
            description = "Who confirms it; in the browser it is whoever is logged in")
    public String reconcile(String orders, String token, String operator) {
        return json.of(reconcile.apply(ids(orders), token, OperatorName.inConsole(operator)));
    }

    private static List<Long> ids(String orders) {
        if (orders == null || orders.isBlank()) {
            return List.of();
        }
        try {
            return Arrays.stream(orders.split(","))
                    .map(id -> Long.valueOf(id.strip()))
                    .toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("orders must be comma-separated order ids: " + orders, e);
        }
    }
}
