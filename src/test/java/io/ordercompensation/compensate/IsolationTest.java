package io.ordercompensation.compensate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.ordercompensation.claim.ConsumerLog;
import io.ordercompensation.claim.FailedMessages;
import io.ordercompensation.claim.Intake;
import io.ordercompensation.claim.LogStatements;
import io.ordercompensation.claim.OpenClaims;
import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.retry.RetryPolicy;
import io.ordercompensation.retry.RetryPolicy.Park;
import io.ordercompensation.retry.RetryPolicy.RetryAt;
import io.ordercompensation.retry.RetryPolicy.RunAgain;
import java.sql.SQLTransactionRollbackException;
import java.time.Clock;
import java.time.Instant;
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
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** A failure that is not the message's fault spends none of its attempts and holds up no other message; the log says so. */
@ExtendWith(OutputCaptureExtension.class)
class IsolationTest {

    private static final Instant NEXT = Instant.parse("2026-11-22T20:00:00Z");

    private final ConsumerLog log = mock(ConsumerLog.class);
    private final LogStatements rows = mock(LogStatements.class);
    private final JdbcClient.StatementSpec statement = mock(JdbcClient.StatementSpec.class, RETURNS_SELF);
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
        verifyNoInteractions(statement);
    }

    @Test
    void doesTheOthersOfABatchInWhichOneRowStaysLocked() {
        faulty = "c";
        fault = deadlock();

        assertThatThrownBy(() -> isolate(new Park("parked"), "a", "b", "c", "d"))
                .isInstanceOf(BatchNotDoneException.class);

        assertThat(committed).containsExactly("a", "b", "d");
        verifyNoInteractions(statement);
    }

    @Test
    void neitherRecordsNorAcknowledgesWhatThePolicyRunsAgain() {
        faulty = "b";
        fault = new IllegalStateException("the policy knows better");

        assertThatThrownBy(() -> isolate(new RunAgain(), "a", "b")).isInstanceOf(BatchNotDoneException.class);

        assertThat(committed).containsExactly("a");
        verifyNoInteractions(statement);
    }

    @Test
    void doesTheOthersOfABatchOnWhichThePolicyItselfFails(CapturedOutput output) {
        faulty = "b";
        fault = new IllegalStateException("the order is paid");
        RetryPolicy broken = (cause, attempts, now) -> {
            throw new IllegalArgumentException("no such shop");
        };

        assertThatThrownBy(() -> isolate(broken, "a", "b", "c", "d")).isInstanceOf(BatchNotDoneException.class);

        assertThat(committed).containsExactly("a", "c", "d");
        verifyNoInteractions(statement);
        assertThat(output).contains("failed on order msgId:b:").contains("no such shop");
    }

    @Test
    void saysWhichAttemptOfHowManyFailedAndWhenTheNextIsDue(CapturedOutput output) throws Exception {
        record(new RetryAt(NEXT, 6L), true);

        assertThat(output)
                .contains("WARN")
                .contains("Order 17: attempt 3 of 6 failed, the next is due at " + NEXT
                        + ": IllegalStateException: goods 1 is gone");
    }

    @Test
    void leavesOutALimitThatThePolicyDoesNotName(CapturedOutput output) throws Exception {
        record(new RetryAt(NEXT), true);

        assertThat(output).contains("Order 17: attempt 3 failed, the next is due at " + NEXT);
    }

    @Test
    void saysThatAParkedMessageWasTriedForTheLastTime(CapturedOutput output) throws Exception {
        record(new Park("a rule parks it"), true);

        assertThat(output)
                .contains("Order 17: attempt 3 failed and was the last, it is parked for an operator: "
                        + "IllegalStateException: goods 1 is gone");
    }

    @Test
    void doesNotSayThatItRecordedWhatSomebodyElseMovedOn(CapturedOutput output) throws Exception {
        record(new RetryAt(NEXT, 6L), false);

        assertThat(output)
                .contains("INFO")
                .contains("Order 17 failed, but the consumer log has moved on meanwhile")
                .contains("nothing more is recorded")
                .contains("goods 1 is gone")
                .doesNotContain("WARN")
                .doesNotContain("due at");
    }

    /** Lets the third attempt of order 17 fail. */
    private void record(RetryPolicy.Decision decision, boolean recorded) throws Exception {
        faulty = "id-17";
        fault = new IllegalStateException("goods 1 is gone");
        when(statement.update()).thenReturn(recorded ? 1 : 0);

        isolate((cause, attempts, now) -> decision, List.of(new Delivery("id-17", "17", new byte[0], 2, 1L)));
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
        isolate((cause, attempts, now) -> decision, ids);
    }

    private void isolate(RetryPolicy policy, String... ids) throws Exception {
        isolate(
                policy,
                Stream.of(ids).map(id -> Delivery.fresh(id, null, new byte[0])).toList());
    }

    private void isolate(RetryPolicy policy, List<Delivery> deliveries) throws Exception {
        when(rows.inTransaction(any())).thenReturn(statement);
        FailedMessages failedMessages = new FailedMessages(
                new CancelOrderReader(1024),
                log,
                rows,
                policy,
                TransactionOperations.withoutTransaction(),
                Clock.systemUTC());
        Isolation isolation = new Isolation(
                camel.createProducerTemplate(),
                failedMessages,
                new EndedTransactions(mock(OpenClaims.class), failedMessages),
                // The database answers, as after a deadlock.
                mock(Outage.class),
                3);
        Exchange batch = new DefaultExchange(camel);
        batch.getMessage().setBody(deliveries);
        isolation.process(batch);
    }

    private static Exception deadlock() {
        return new SQLTransactionRollbackException("Deadlock found", "40001", 1213);
    }
}
