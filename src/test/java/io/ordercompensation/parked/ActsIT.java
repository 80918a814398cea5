package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ordercompensation.parked.ActResult.Outcome;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What replay and discard change, what they refuse, and what they write down. */
@OnEachDatabase
class ActsIT extends OperatorIT {

    ActsIT(EmbeddedDatabase database) {
        super(database, false);
    }

    @Test
    void replayMakesTheMessageDueWithFreshAttempts() {
        String key = parkPaid(base);
        shop.jdbc().update("UPDATE trade_mq_consumer_log SET consumer_times = 3");

        ActResult result = parked.replay(key, "ann");

        assertThat(result).isEqualTo(new ActResult(key, Outcome.DONE, "Order " + key + " is tried again now"));
        assertThat(row(key))
                .containsEntry("consumer_status", 2)
                .containsEntry("consumer_times", 0)
                .containsEntry("claim_token", null)
                .containsEntry("remark", "Not cancelled: the order has been paid");
        assertThat(row(key).get("next_attempt_at")).isNotNull();
        assertThat(audit()).singleElement().satisfies(act -> assertThat(act)
                .containsEntry("operator", "ann")
                .containsEntry("operation", "replay")
                .containsEntry("msg_key", key)
                .containsEntry("status_before", 3)
                .containsEntry("status_after", 2)
                .containsEntry("body_before", null)
                .containsEntry("reason_before", "Not cancelled: the order has been paid"));
    }

    @Test
    void aSecondReplayChangesNothing() {
        String key = parkPaid(base);
        parked.replay(key, "ann");
        var before = row(key);

        ActResult second = parked.replay(key, "bob");

        assertThat(second.outcome()).isEqualTo(Outcome.NOT_PARKED);
        assertThat(second.message())
                .contains("status 2 (due to be tried again)")
                .contains("Nothing was changed");
        assertThat(row(key)).isEqualTo(before);
        assertThat(audit()).hasSize(1);
    }

    @Test
    void replayReadsAMessageWithoutAnOrderAgain() {
        String stillInvalid = parkInvalid("{\"orderId\":0}");
        String otherKeys = parkInvalid("{\"orderId\":" + base + "}", "A-17");

        ActResult refused = parked.replay(stillInvalid, "ann");
        ActResult moved = parked.replay(otherKeys, Long.toString(base), "ann");

        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.message()).contains("orderId is 0").contains("Edit the body");
        assertThat(shop.messageStatus(stillInvalid)).isEqualTo(3);
        assertThat(moved.outcome()).isEqualTo(Outcome.DONE);
        assertThat(shop.remark(otherKeys)).isEqualTo("replayed as order " + base + " by ann");
        assertThat(row(Long.toString(base)))
                .containsEntry("consumer_status", 2)
                .containsEntry("msg_body", "{\"orderId\":" + base + "}");
    }

    @Test
    void replayAllDecidesAboutEachMessage() {
        String paid = parkPaid(base);
        String invalid = parkInvalid("{}");
        String one = parkReadable(base + 1);
        String twin = parkReadable(base + 1);
        String contradictory = parkInvalid("{\"orderId\":" + (base + 1) + "}", "A-18");

        BulkResult result = parked.replayAll(Filter.all(), "ann", so -> {});

        assertThat(result.taken()).isEqualTo(5);
        assertThat(result.leftOut()).isEqualTo(1);
        assertThat(result.done()).isEqualTo(2);
        assertThat(result.refusals())
                .extracting(ActResult::key)
                .containsOnlyOnce(invalid, contradictory)
                .hasSize(3);
        assertThat(shop.messageStatus(paid)).isEqualTo(2);
        assertThat(shop.messageStatus(invalid)).isEqualTo(3);
        assertThat(List.of(shop.messageStatus(one), shop.messageStatus(twin))).containsExactlyInAnyOrder(3, 4);
    }

    /** Refused by a product that could not read it yet. */
    private String parkReadable(long order) {
        String key = parkInvalid("{}");
        shop.jdbc()
                .update(
                        "UPDATE trade_mq_consumer_log SET msg_body = ? WHERE msg_key = ?",
                        "{\"orderId\":" + order + "}",
                        key);
        return key;
    }

    @Test
    void restoredEndsTheMessageAndWhateverComesAgainForItsOrder() {
        String key = parkPaid(base);
        restoredByHand(base);

        ActResult result = parked.restored(key, null, "Bob put it back on Monday", "ann");

        assertThat(result)
                .isEqualTo(new ActResult(key, Outcome.DONE, "Order " + key + " counts as restored; its row stays"));
        assertThat(row(key))
                .containsEntry("consumer_status", 1)
                .containsEntry("remark", "Not cancelled: the order has been paid")
                .containsEntry("next_attempt_at", null)
                .containsEntry("claim_token", null);
        assertThat(row(key).get("reason_group"))
                .as("by which set-aside messages are found")
                .isNull();
        assertThat(audit()).singleElement().satisfies(act -> assertThat(act)
                .containsEntry("operator", "ann")
                .containsEntry("operation", "restored")
                .containsEntry("comment", "Bob put it back on Monday")
                .containsEntry("status_before", 3)
                .containsEntry("status_after", 1)
                .containsEntry("reason_before", "Not cancelled: the order has been paid"));
        send(List.of(delivery("{\"orderId\":" + key + "}")));
        assertThat(shop.stock(base)).as("nothing goes back from here").isEqualTo(100);
        assertThat(parked.restored(key, null, "again", "bob").outcome()).isEqualTo(Outcome.NOT_PARKED);
        assertThat(audit()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> parked.restored(key, null, " ", "ann"));
    }

    @Test
    void restoredEndsARefusedMessageUnderItsOrder() {
        String invalid = parkInvalid("{}");
        String readable = parkReadable(base + 1);

        BulkResult result = parked.restoredAll(Filter.all(), "known from the old log", "ann", so -> {});

        assertThat(result.done()).isEqualTo(1);
        assertThat(result.refused()).isEqualTo(1);
        assertThat(shop.messageStatus(invalid)).isEqualTo(3);
        assertThat(row(Long.toString(base + 1)))
                .containsEntry("consumer_status", 1)
                .containsEntry("next_attempt_at", null);
        assertThat(row(readable))
                .containsEntry("consumer_status", 4)
                .containsEntry("remark", "restored by other means as order " + (base + 1) + " by ann");
        assertThat(audit()).extracting(act -> act.get("status_after")).containsExactlyInAnyOrder(4, 1);
    }

    @Test
    void restoredReadsNoMoreIntoMemoryThanFits() {
        for (long id = base; id < base + 6; id++) {
            String key = parkPaid(id);
            restoredByHand(id);
            shop.jdbc()
                    .update("UPDATE trade_mq_consumer_log SET msg_body = REPEAT('x', 5000000) WHERE msg_key = ?", key);
        }
        List<Integer> taken = new ArrayList<>();

        parked.restoredAll(Filter.all(), "known", "ann", so -> taken.add(so.taken()));

        assertThat(taken).containsExactly(3, 6);
    }

    @Test
    void discardKeepsTheRowItsReasonAndTheComment() {
        String key = parkPaid(base);

        assertThat(parked.discard(key, "paid by bank transfer", "ann").outcome())
                .isEqualTo(Outcome.DONE);

        assertThat(row(key))
                .containsEntry("consumer_status", 4)
                .containsEntry("remark", "Not cancelled: the order has been paid");
        assertThat(audit()).singleElement().satisfies(act -> assertThat(act)
                .containsEntry("operation", "discard")
                .containsEntry("comment", "paid by bank transfer")
                .containsEntry("status_after", 4));
        assertThat(parked.replay(key, "ann").message()).contains("status 4 (discarded)");
        assertThatIllegalArgumentException().isThrownBy(() -> parked.discard(key, " ", "ann"));
    }

    @Test
    void discardsAllOfAReasonAndCanBeInterruptedBetweenBatches() {
        String paid = parkPaid(base);
        Stream.generate(() -> "{}").limit(20).forEach(this::parkInvalid);
        String group = parked.reasons().get(0).reasonGroup();

        BulkResult first = parked.discardAll(Filter.ofReason(group), "test data", "ann", so -> Thread.currentThread()
                .interrupt());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(first).isEqualTo(new BulkResult(7, 7, 0, 0, 0, List.of(), true));
        assertThat(shop.messages(4)).isEqualTo(7);

        BulkResult second = parked.discardAll(Filter.ofReason(group), "test data", "ann", so -> {});

        assertThat(second).isEqualTo(new BulkResult(13, 13, 0, 0, 0, List.of(), false));
        assertThat(shop.messageStatus(paid)).isEqualTo(3);
        assertThat(audit()).hasSize(20);
    }

    @Test
    void bulkTakesNoMoreIntoMemoryThanFits() {
        for (int n = 0; n < 6; n++) {
            String key = parkInvalid("{}");
            shop.jdbc()
                    .update("UPDATE trade_mq_consumer_log SET msg_body = REPEAT('x', 5000000) WHERE msg_key = ?", key);
        }
        List<Integer> taken = new ArrayList<>();

        BulkResult result = parked.replayAll(Filter.all(), "ann", so -> taken.add(so.taken()));

        assertThat(taken).containsExactly(3, 6);
        assertThat(result.refusals()).hasSize(6).allSatisfy(refusal -> assertThat(refusal.message())
                .contains("The body has 5000000 bytes"));
    }

    @Test
    void doesNotKnowOtherMessages() {
        String key = parkPaid(base);
        shop.jdbc().update("UPDATE trade_mq_consumer_log SET group_name = 'other'");

        assertThat(parked.replay(key, "ann").outcome()).isEqualTo(Outcome.NOT_FOUND);
        assertThat(parked.show(key)).isEmpty();
        assertThat(parked.reasons()).isEmpty();
        assertThat(parked.list(Filter.all(), null, 10).messages()).isEmpty();
    }
}
