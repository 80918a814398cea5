package io.ordercompensation.compensate;

import io.ordercompensation.claim.ConsumerLog;
import io.ordercompensation.claim.UnfinishedMessages;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.retry.Causes;
import io.ordercompensation.retry.RetryProperties;
import io.ordercompensation.retry.RetryProperties.Unfinished;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the messages that are due from the consumer log; none while the database is away. */
final class DueMessages implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(DueMessages.class);

    private static final int PARKED_AT_ONCE = 1000;

    private final ConsumerLog log;
    private final UnfinishedMessages unfinished;
    private final EndedTransactions endedTransactions;
    private final Outage outage;
    private final RetryProperties settings;

    DueMessages(
            ConsumerLog log,
            UnfinishedMessages unfinished,
            EndedTransactions endedTransactions,
            Outage outage,
            RetryProperties settings) {
        this.log = log;
        this.unfinished = unfinished;
        this.endedTransactions = endedTransactions;
        this.outage = outage;
        this.settings = settings;
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        int left = 0;
        List<Delivery> due = List.of();
        try {
            endedTransactions.parkCommittedOpen();
            left = endWhatAnOldListenerLeft();
            due = log.leaseDue(settings.batchSize(), settings.lease());
        } catch (RuntimeException e) {
            if (!Causes.isInfrastructure(e)) {
                throw e;
            }
            outage.await(() -> !exchange.getContext().isStopping());
        }
        // The scheduler is greedy: as long as there is something due it does not wait for the next poll.
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, left > 0 || !due.isEmpty());
        exchange.getMessage().setBody(due);
    }

    private int endWhatAnOldListenerLeft() {
        unfinished.makeFailedDue(settings.batchSize(), settings.lease());
        if (settings.unfinished() == Unfinished.RETRY) {
            int due = unfinished.retry(settings.batchSize(), settings.lease());
            tell(due, "they are tried again");
            return due;
        }
        int parked = unfinished.park(PARKED_AT_ONCE, settings.lease());
        tell(parked, "nobody can see whether they were restored, so they are parked for an operator");
        return parked;
    }

    private void tell(int messages, String end) {
        if (messages > 0) {
            LOG.warn(
                    "{} messages were left in status 0 for longer than {} by an old listener: {}"
                            + " (compensation.retry.unfinished={})",
                    messages,
                    settings.lease(),
                    end,
                    settings.unfinished().name().toLowerCase(Locale.ROOT));
        }
    }
}
