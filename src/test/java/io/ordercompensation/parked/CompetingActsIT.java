package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.claim.FailedMessages;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.parked.ActResult.Outcome;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Of two who want to decide about the same message one does. */
@OnEachDatabase
class CompetingActsIT extends OperatorIT {

    CompetingActsIT(EmbeddedDatabase database) {
        super(database, false);
    }

    @Test
    void ofTwoOperatorsOneWins() {
        String key = parkPaid(base);

        List<ActResult> results =
                racing(key, () -> parked.replay(key, "ann"), () -> parked.discard(key, "not needed", "bob"));

        assertThat(results).extracting(ActResult::outcome).containsExactlyInAnyOrder(Outcome.DONE, Outcome.NOT_PARKED);
        assertThat(audit()).hasSize(1);
        assertThat(shop.messageStatus(key)).isEqualTo(audit().get(0).get("status_after"));
    }

    @Test
    void ofTwoMessagesMovedToOneOrderOneWins() {
        String one = parkInvalid("{}");
        String other = parkInvalid("{\"orderId\":0}");
        String body = "{\"orderId\":%d}".formatted(base);

        List<ActResult> results =
                racing(one, () -> parked.edit(one, body, "ann"), () -> parked.edit(other, body, "bob"));

        assertThat(results).extracting(ActResult::outcome).containsExactly(Outcome.REFUSED, Outcome.DONE);
        assertThat(shop.messageStatus(one)).isEqualTo(3);
        assertThat(shop.messageStatus(other)).isEqualTo(4);
    }

    @Test
    void aRetryThatHeldTheMessageBeforeCannotRecordAfterTheReplay() {
        String key = parkPaid(base);
        shop.jdbc().update("UPDATE trade_mq_consumer_log SET claim_token = 17");
        parked.replay(key, "ann");
        Delivery stale = new Delivery("id", key, new byte[0], 0, 17L);
        FailedMessages failures = application.getBean(FailedMessages.class);

        boolean recorded = failures.record(stale, "too late", null, null);

        assertThat(recorded).isFalse();
        assertThat(shop.messageStatus(key)).isEqualTo(2);
        assertThat(parked.show(key).orElseThrow().history()).isEmpty();
    }

    /** Holds the row until both operators wait, so that they really meet. */
    private List<ActResult> racing(String key, Callable<ActResult> one, Callable<ActResult> other) {
        List<CompletableFuture<ActResult>> acts = transaction().execute(status -> {
            // On the connection of this transaction: the shop has connections of its own.
            application
                    .getBean(JdbcTemplate.class)
                    .queryForList(
                            "SELECT 1 FROM trade_mq_consumer_log FORCE INDEX (PRIMARY)"
                                    + " WHERE group_name = 'order_orderTopic_cancel_group' AND msg_tag = 'order_cancel'"
                                    + " AND msg_key = ? FOR UPDATE",
                            key);
            var first = start(one);
            var second = start(other);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> waiting() == 2 || waiting() == 1 && (first.isDone() || second.isDone()));
            return List.of(first, second);
        });
        return acts.stream().map(CompletableFuture::join).toList();
    }

    private int waiting() {
        return shop.jdbc()
                .queryForObject(
                        "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'",
                        Integer.class);
    }

    private static CompletableFuture<ActResult> start(Callable<ActResult> act) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return act.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(application.getBean(PlatformTransactionManager.class));
    }
}
