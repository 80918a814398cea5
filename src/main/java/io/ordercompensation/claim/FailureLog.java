package io.ordercompensation.claim;

import io.ordercompensation.message.Delivery;
import java.time.Instant;
import java.util.List;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Failed attempts: the state of the message in the consumer log, and the history of its attempts beside it. */
@Transactional(propagation = Propagation.MANDATORY)
public class FailureLog {

    private final ConsumerLog log;
    private final LogStatements rows;

    public FailureLog(ConsumerLog log, LogStatements rows) {
        this.log = log;
        this.rows = rows;
    }

    /**
     * Records a failed attempt. A row that another instance has moved on in the meantime is left alone.
     *
     * @param trace see {@link io.ordercompensation.retry.TraceSummary}; null if no exception was involved
     * @param nextAttempt when the message is due again, or null to park it
     * @return whether the attempt was recorded
     */
    public boolean record(String key, Delivery delivery, String reason, String trace, Instant nextAttempt) {
        return record(LogEntry.failed(key, delivery, reason, nextAttempt), delivery, trace);
    }

    /** Parks a message from the consumer log that turned out to be invalid, and remembers what it contradicts. */
    void refuse(Delivery delivery, String reason) {
        record(LogEntry.refused(delivery, reason), delivery, null);
    }

    private boolean record(LogEntry entry, Delivery delivery, String trace) {
        boolean recorded =
                delivery.lease() == null ? !log.insert(List.of(entry)).isEmpty() : update(entry, delivery);
        if (recorded) {
            append(entry, trace);
        }
        return recorded;
    }

    private boolean update(LogEntry entry, Delivery delivery) {
        return rows.named("claim/record-failure")
                        .param("status", entry.status())
                        .param("times", entry.times())
                        .param("reason", entry.remark())
                        .param("kind", entry.reasonGroup())
                        .param("next", entry.nextAttempt())
                        .param("now", rows.now())
                        .param("keys", entry.keys())
                        .param("key", entry.key())
                        .param("lease", delivery.lease())
                        .param("before", delivery.attempts())
                        .update()
                == 1;
    }

    private void append(LogEntry entry, String trace) {
        rows.named("claim/insert-attempt")
                .param("key", entry.key())
                .param("number", entry.times())
                .param("now", rows.now())
                .param("reason", entry.remark())
                .param("trace", trace)
                .update();
    }
}
