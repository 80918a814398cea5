package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.claim.FailureLog;
import io.ordercompensation.embedded.EmbeddedDatabase;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.parked.ActResult.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What each act changes, what it refuses, and what it writes down. */
abstract class ActsIT extends OperatorIT {

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
        FailureLog failures = application.getBean(FailureLog.class);

        Boolean recorded = transaction().execute(status -> failures.record(key, stale, "too late", null, null));

        assertThat(recorded).isFalse();
        assertThat(shop.messageStatus(key)).isEqualTo(2);
        assertThat(parked.show(key).orElseThrow().history()).isEmpty();
    }

    @Test
    void editGivesAMessageOfAnOrderItsNewBody() {
        String key = parkPaid(base);
        String before = (String) row(key).get("msg_body");
        String after = "{\"orderId\":%d,\"couponId\":4,\"note\":\"\uD83D\uDCB0 '\\\" \u53D6\"}".formatted(base);

        assertThat(parked.edit(key, after, "ann").outcome()).isEqualTo(Outcome.DONE);

        assertThat(row(key)).containsEntry("consumer_status", 2).containsEntry("msg_body", after);
        assertThat(audit()).singleElement().satisfies(act -> assertThat(act)
                .containsEntry("operation", "edit")
                .containsEntry("body_before", before)
                .containsEntry("body_after", after));
    }

    @Test
    void editMovesAMessageWithoutAnOrderToItsOrder() {
        String key = parkInvalid("{\"orderId\":" + base + ",\"goodsNumber\":-1}");
        String order = Long.toString(base);
        String body = "{\"orderId\":" + base + "}";

        parked.edit(key, body, "ann");

        assertThat(row(order))
                .containsEntry("consumer_status", 2)
                .containsEntry("consumer_times", 0)
                .containsEntry("msg_body", body)
                .containsEntry("msg_id", row(key).get("msg_id"));
        assertThat(row(key)).containsEntry("consumer_status", 4);
        assertThat(audit()).hasSize(2);
        assertThat(parked.show(key).orElseThrow().acts()).singleElement().satisfies(act -> {
            assertThat(act.operation()).isEqualTo("edit");
            assertThat(act.bodyBefore()).contains("-1");
            assertThat(act.bodyAfter()).isEqualTo(body);
            assertThat(act.reasonBefore()).contains("goodsNumber");
        });
        assertThat(parked.show(order).orElseThrow().acts()).singleElement().satisfies(act -> {
            assertThat(act.statusBefore()).isNull();
            assertThat(act.comment()).isEqualTo("from " + key);
        });
    }

    @Test
    void refusesEditsThatCannotBeRight() {
        String paid = parkPaid(base);
        String invalid = parkInvalid("{}");
        var before = List.of(row(paid), row(invalid));

        List<ActResult> refused = List.of(
                parked.edit(paid, "{\"orderId\":", "ann"),
                parked.edit(paid, "{\"orderId\":" + (base + 1) + "}", "ann"),
                parked.edit(invalid, "{\"orderId\":-1}", "ann"));

        assertThat(refused).extracting(ActResult::outcome).containsOnly(Outcome.REFUSED);
        assertThat(refused.get(0).message()).contains("ends in the middle of its JSON");
        assertThat(refused.get(1).message()).contains("keep its orderId");
        assertThat(refused.get(2).message()).contains("orderId is -1");
        assertThat(List.of(row(paid), row(invalid))).isEqualTo(before);
        assertThat(audit()).isEmpty();
    }

    @Test
    void refusesToMoveAMessageToAnOrderThatHasOne() {
        String order = parkPaid(base);
        Map<Integer, String> said = Map.of(
                1, "it has been restored", 2, "it is tried by itself", 3, "decide about that message", 4, "given up");
        said.forEach((status, words) -> {
            shop.jdbc().update("UPDATE trade_mq_consumer_log SET consumer_status = ? WHERE msg_key = ?", status, order);
            String key = parkInvalid("{\"orderId\":\"x\"}");
            var before = List.of(row(key), row(order));

            ActResult result = parked.edit(key, "{\"orderId\":" + order + "}", "ann");

            assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(result.message()).contains("status " + status).contains(words);
            assertThat(List.of(row(key), row(order))).isEqualTo(before);
        });
        assertThat(audit()).isEmpty();
    }

    @Test
    void replayReadsAMessageWithoutAnOrderAgain() {
        String stillInvalid = parkInvalid("{\"orderId\":0}");
        String otherKeys = parkInvalid("{\"orderId\":" + base + "}", "A-17");

        ActResult refused = parked.replay(stillInvalid, "ann");
        ActResult moved = parked.replay(otherKeys, "ann");

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
        String one = parkInvalid("{\"orderId\":" + (base + 1) + "}", "A-17");
        String twin = parkInvalid("{\"orderId\":" + (base + 1) + "}", "A-18");

        BulkResult result = parked.replayAll(Filter.all(), "ann", so -> {});

        assertThat(result.taken()).isEqualTo(4);
        assertThat(result.done()).isEqualTo(2);
        assertThat(result.refusals())
                .extracting(ActResult::key)
                .containsOnlyOnce(invalid)
                .hasSize(2);
        assertThat(shop.messageStatus(paid)).isEqualTo(2);
        assertThat(shop.messageStatus(invalid)).isEqualTo(3);
        assertThat(List.of(shop.messageStatus(one), shop.messageStatus(twin))).containsExactlyInAnyOrder(3, 4);
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
        assertThat(first).isEqualTo(new BulkResult(7, 7, 0, 0, List.of(), true));
        assertThat(shop.messages(4)).isEqualTo(7);

        BulkResult second = parked.discardAll(Filter.ofReason(group), "test data", "ann", so -> {});

        assertThat(second).isEqualTo(new BulkResult(13, 13, 0, 0, List.of(), false));
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

    /** Holds the row until both operators wait, so that they really meet. */
    private List<ActResult> racing(String key, Callable<ActResult> one, Callable<ActResult> other) {
        List<CompletableFuture<ActResult>> acts = transaction().execute(status -> {
            shop.jdbc()
                    .queryForList(
                            "SELECT 1 FROM trade_mq_consumer_log FORCE INDEX (PRIMARY)"
                                    + " WHERE group_name = 'order_orderTopic_cancel_group' AND msg_tag = 'order_cancel'"
                                    + " AND msg_key = ? FOR UPDATE",
                            key);
            var first = start(one);
            var second = start(other);
            await().atMost(Duration.ofSeconds(4))
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
