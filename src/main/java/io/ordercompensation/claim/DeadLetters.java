package io.ordercompensation.claim;

import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.message.ReadResult;
import io.ordercompensation.message.ReadResult.Rejected;
import io.ordercompensation.message.ReadResult.Valid;
import io.ordercompensation.retry.Causes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Parks in the consumer log what the broker gave up, where an operator finds it beside the other messages. If the log
 * already knows the order, nothing is added: its row says what became of it.
 */
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final String REASON = "The broker gave the message up to its dead letters";

    private final CancelOrderReader reader;
    private final ConsumerLog log;
    private final TransactionOperations transaction;

    public DeadLetters(CancelOrderReader reader, ConsumerLog log, TransactionOperations transaction) {
        this.reader = reader;
        this.log = log;
        this.transaction = transaction;
    }

    /**
     * Returns once the messages are in the consumer log.
     *
     * @param letters as the broker delivered them from the dead letter topic
     */
    public void takeOver(@Body List<Delivery> letters) {
        Map<String, LogEntry> entries = new LinkedHashMap<>();
        for (Delivery letter : letters) {
            LogEntry entry = entry(letter);
            entries.putIfAbsent(entry.key(), entry);
        }
        int taken = park(List.copyOf(entries.values()));
        LOG.warn(
                "{} dead letters of the broker are parked, {} of {} were known already. Look at their rows in"
                        + " trade_mq_consumer_log and have them tried again.",
                taken,
                letters.size() - taken,
                letters.size());
    }

    private LogEntry entry(Delivery letter) {
        try {
            ReadResult result = reader.read(letter);
            return result instanceof Valid valid
                    ? LogEntry.parked(valid.order().key(), letter, REASON)
                    : LogEntry.rejected(letter, ((Rejected) result).reason());
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError unforeseen) {
            return LogEntry.rejected(letter, Causes.rootReason(unforeseen));
        }
    }

    private int park(List<LogEntry> entries) {
        try {
            return insert(entries);
        } catch (RuntimeException e) {
            if (entries.size() == 1 || Causes.isInfrastructure(e)) {
                throw e;
            }
            return parkEach(entries);
        }
    }

    /** A letter that cannot be written must not keep the others out. */
    private int parkEach(List<LogEntry> entries) {
        int taken = 0;
        RuntimeException failure = null;
        for (LogEntry entry : entries) {
            try {
                taken += insert(List.of(entry));
            } catch (RuntimeException e) {
                LOG.error(
                        "The dead letter {} cannot be parked, the broker keeps it: {}",
                        entry.key(),
                        Causes.rootReason(e));
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return taken;
    }

    private int insert(List<LogEntry> entries) {
        Set<String> taken = transaction.execute(status -> log.insert(entries));
        return taken == null ? 0 : taken.size();
    }
}
