package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.parked.ActResult.Outcome;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.test.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What was parked is restored once somebody has mended the cause and asked for it, and never twice. */
@OnEachDatabase
class ReplayIT extends OperatorIT {

    ReplayIT(EmbeddedDatabase database) {
        super(database, true);
    }

    @Test
    void restoresAWholeReasonGroupOnceTheCauseIsMended() {
        long gone = base + 900;
        List<Order> orders = LongStream.range(base, base + 30)
                .mapToObj(id -> Order.of(id).goods(base + 1, 1))
                .toList();
        shop.place(orders);
        shop.takeOnly(orders.stream().map(o -> Order.of(o.id()).goods(gone, 2)).toList());
        send(deliveries(orders.stream()));
        String paid = parkPaid(base + 500);
        assertThat(parked.reasons()).extracting(ReasonCount::count).containsExactly(30L, 1L);
        ReasonCount reason = parked.reasons().get(0);
        assertThat(reason.example()).contains("trade_goods");
        // The operator enters the goods that somebody deleted.
        shop.goods(gone, gone, 100);
        shop.jdbc().update("UPDATE trade_goods SET goods_number = 40 WHERE goods_id = ?", gone);

        List<BulkResult> progress = new ArrayList<>();
        BulkResult result = parked.replayAll(Filter.ofReason(reason.reasonGroup()), "ann", progress::add);

        assertThat(result).isEqualTo(new BulkResult(30, 30, 0, 0, 0, List.of(), false));
        assertThat(progress).extracting(BulkResult::done).containsExactly(7, 14, 21, 28, 30);
        await().atMost(Duration.ofSeconds(30)).until(() -> shop.messages(1) == 30);
        assertThat(shop.stock(gone)).isEqualTo(100);
        assertThat(shop.stock(base + 1)).isEqualTo(100);
        assertThat(shop.messageStatus(paid)).isEqualTo(3);
        assertThat(audit()).hasSize(30);
        Detail detail = parked.show(orders.get(0).key()).orElseThrow();
        assertThat(detail.reason()).isNull();
        assertThat(detail.reasonGroup()).isNull();
        assertThat(detail.history()).singleElement().satisfies(attempt -> {
            assertThat(attempt.number()).isEqualTo(1);
            assertThat(attempt.reason()).contains("trade_goods");
            assertThat(attempt.trace())
                    .startsWith(
                            "in direct://restore-goods at sql://classpath:order-compensation/sql/update-goods-stock.sql\n")
                    .contains("java.lang.IllegalStateException: Stock was to go back");
        });
        assertThat(detail.acts()).singleElement().satisfies(act -> {
            assertThat(act.operator()).isEqualTo("ann");
            assertThat(act.reasonBefore()).contains("trade_goods");
        });
    }

    @Test
    void parksAnOrderThatIsStillPaidAgainInTheSameGroup() {
        String key = parkPaid(base);
        String group = parked.show(key).orElseThrow().reasonGroup();
        Object before = row(key).get("consumer_timestamp");

        assertThat(parked.replay(key, "ann").outcome()).isEqualTo(Outcome.DONE);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> shop.messageStatus(key) == 3 && !before.equals(row(key).get("consumer_timestamp")));
        assertThat(parked.show(key).orElseThrow().reasonGroup())
                .isEqualTo(group)
                .isNotNull();
        assertThat(parked.reasons()).extracting(ReasonCount::reasonGroup).containsExactly(group);
    }

    @Test
    void restoresTheOrderOfAnEditedBodyOnceThoughTheMessageComesAgain() {
        Order order = Order.of(base).goods(base, 3);
        shop.place(order);
        String key = parkInvalid("{\"orderId\":" + base + ",\"goodsNumber\":-1}");

        ActResult result = parked.edit(key, order.cancelBody(), "ann");

        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        assertThat(result.message()).contains("order " + base);
        awaitStatus(order.key(), 1);
        send(List.of(delivery(order.cancelBody())));
        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.messageStatus(key)).isEqualTo(4);
        assertThat(shop.remark(key)).isEqualTo("edited and replayed as order " + base + " by ann");
        assertThat(parked.edit(key, order.cancelBody(), "ann").outcome()).isEqualTo(Outcome.NOT_PARKED);
    }

    @Test
    void aSecondClickAfterTheRestoreChangesNothing() {
        String key = parkPaid(base);
        unpay(base);
        parked.replay(key, "ann");
        awaitStatus(key, 1);

        ActResult second = parked.replay(key, "ann");

        assertThat(second.outcome()).isEqualTo(Outcome.NOT_PARKED);
        assertThat(second.message()).contains("Not parked any more: status 1 (success)");
        assertThat(shop.messageStatus(key)).isEqualTo(1);
        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(audit()).hasSize(1);
    }
}
