package io.ordercompensation.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import io.ordercompensation.claim.FailedAttempts;
import io.ordercompensation.claim.Intake;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.retry.RetryPolicy;
import io.ordercompensation.retry.RetryPolicy.Park;
import io.ordercompensation.retry.RetryPolicy.RunAgain;
import java.sql.SQLTransactionRollbackException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failure that is not the message's fault spends none of its attempts and holds up no other message. */
class IsolationTest {

    private final FailedAttempts failedAttempts = mock(FailedAttempts.class);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<String> committed = new ArrayList<>();
    private int deadlocks;
    private Exception fault;
    private String faulty;

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:compensate").errorHandler(noErrorHandler()).process(IsolationTest.this::transaction);
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void runsAfterADeadlockAgainWithoutCounting() throws Exception {
        deadlocks = 2;

        isolate(new Park("parked"), "a");

        assertThat(committed).containsExactly("a");
        verifyNoInteractions(failedAttempts);
    }

    @Test
    void doesTheOthersOfABatchInWhichOneRowStaysLocked() {
        faulty = "c";
        fault = deadlock();

        assertThatThrownBy(() -> isolate(new Park("parked"), "a", "b", "c", "d"))
                .isInstanceOf(BatchNotDoneException.class);

        assertThat(committed).containsExactly("a", "b", "d");
        verifyNoInteractions(failedAttempts);
    }

    @Test
    void neitherRecordsNorAcknowledgesWhatThePolicyRunsAgain() {
        faulty = "b";
        fault = new IllegalStateException("the policy knows better");

        assertThatThrownBy(() -> isolate(new RunAgain(), "a", "b")).isInstanceOf(BatchNotDoneException.class);

        assertThat(committed).containsExactly("a");
        verifyNoInteractions(failedAttempts);
    }

    @SuppressWarnings("unchecked")
    private void transaction(Exchange exchange) throws Exception {
        if (deadlocks-- > 0) {
            throw deadlock();
        }
        List<String> ids = ((List<Delivery>) exchange.getMessage().getBody(List.class))
                .stream().map(Delivery::messageId).toList();
        if (ids.contains(faulty)) {
            throw fault;
        }
        committed.addAll(ids);
        exchange.setProperty(Intake.COMMITTED, true);
    }

    private void isolate(RetryPolicy.Decision decision, String... ids) throws Exception {
        Isolation isolation = new Isolation(
                camel.createProducerTemplate(),
                failedAttempts,
                (cause, attempts, now) -> decision,
                // The database answers, as after a deadlock.
                mock(Outage.class),
                new IsolationSettings(3, 3),
                Clock.systemUTC());
        Exchange batch = new DefaultExchange(camel);
        batch.getMessage()
                .setBody(Stream.of(ids)
                        .map(id -> Delivery.fresh(id, null, new byte[0]))
                        .toList());
        isolation.process(batch);
    }

    private static Exception deadlock() {
        return new SQLTransactionRollbackException("Deadlock found", "40001", 1213);
    }
}
