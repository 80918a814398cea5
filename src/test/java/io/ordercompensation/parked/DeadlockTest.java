package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.claim.BodyBounds;
import io.ordercompensation.claim.LogStatements;
import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.Subscription;
import io.ordercompensation.parked.ActResult.Outcome;
import io.ordercompensation.support.DefaultSettings;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** An act that the server ended to break a deadlock is done again, but not for ever. */
class DeadlockTest {

    private static final ActResult DONE = new ActResult("1", Outcome.DONE, "done");

    private int tries;

    @Test
    void isTriedAgain() {
        assertThat(endingInDeadlocks(4).replay("1", "ann")).isEqualTo(DONE);
        assertThat(tries).isEqualTo(5);
    }

    @Test
    void isGivenUpInTheEnd() {
        assertThatThrownBy(() -> endingInDeadlocks(5).replay("1", "ann"))
                .isInstanceOf(CannotAcquireLockException.class);
        assertThat(tries).isEqualTo(5);
    }

    private ParkedMessages endingInDeadlocks(int times) {
        TransactionOperations transaction = new TransactionOperations() {
            @Override
            @SuppressWarnings("unchecked")
            public <T> T execute(TransactionCallback<T> work) {
                if (tries++ < times) {
                    throw new CannotAcquireLockException("Deadlock found when trying to get lock");
                }
                return (T) DONE;
            }
        };
        return new ParkedMessages(
                new LogStatements(null, new Subscription("group", "tag"), Clock.systemUTC()),
                transaction,
                new CancelOrderReader(64),
                DefaultSettings.of(ParkedProperties.class, "compensation.parked"),
                BodyBounds.of(1000, 1000));
    }
}
