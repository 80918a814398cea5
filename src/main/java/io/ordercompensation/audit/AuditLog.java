package io.ordercompensation.audit;

import io.ordercompensation.audit.InvariantResult.State;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what has changed since the last run, and nothing else. */
final class AuditLog implements Consumer<AuditReport> {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private final Map<String, InvariantResult> before = new HashMap<>();

    @Override
    public void accept(AuditReport report) {
        report.invariants().forEach(this::accept);
    }

    private void accept(InvariantResult now) {
        InvariantResult then = before.put(now.name(), now);
        if (now.state() == State.UNCHECKED) {
            if (then == null || !Objects.equals(then.problem(), now.problem())) {
                LOG.warn("Audit {} could not be checked: {}", now.name(), now.problem());
            }
            return;
        }
        Long findings = now.findings();
        if (then == null ? findings == 0 : findings.equals(then.findings())) {
            return;
        }
        if (findings == 0) {
            LOG.info("Audit {}: no findings any more", now.name());
        } else {
            LOG.warn(
                    "Audit {}: {}: {} findings, the first is {}. {}",
                    now.name(),
                    now.title(),
                    findings,
                    now.rows().isEmpty() ? "gone already" : words(now.rows().get(0)),
                    now.advice() == null ? "Its file does not say what to do." : now.advice());
        }
    }

    private static String words(Finding finding) {
        return finding.subject() + ": " + finding.finding();
    }
}
