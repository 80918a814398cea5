package io.ordercompensation.restore;

import io.ordercompensation.claim.ConsumerLog;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.retry.Causes;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the messages that are due from the consumer log; none while the database is away. */
final class DueMessages implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(DueMessages.class);

    private final ConsumerLog log;
    private final EndedTransactions endedTransactions;
    private final Outage outage;
    private final RetrySchedule schedule;

    DueMessages(ConsumerLog log, EndedTransactions endedTransactions, Outage outage, RetrySchedule schedule) {
        this.log = log;
        this.endedTransactions = endedTransactions;
        this.outage = outage;
        this.schedule = schedule;
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        List<Delivery> due = take(exchange);
        // The scheduler is greedy: as long as there is something due it does not wait for the next poll.
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, !due.isEmpty());
        exchange.getMessage().setBody(due);
    }

    private List<Delivery> take(Exchange exchange) throws InterruptedException {
        try {
            endedTransactions.parkCommittedOpen();
            int recovered = log.recoverProcessing(schedule.batchSize(), schedule.lease());
            if (recovered > 0) {
                LOG.info(
                        "{} messages were left in status 0 for longer than {}, by an old listener: they are tried again",
                        recovered,
                        schedule.lease());
            }
            return log.leaseDue(schedule.batchSize(), schedule.lease());
        } catch (RuntimeException e) {
            if (!Causes.isInfrastructure(e)) {
                throw e;
            }
            outage.await(() -> !exchange.getContext().isStopping());
            return List.of();
        }
    }
}
