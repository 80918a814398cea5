package io.ordercompensation.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.audit.Proposal.LeftOut;
import io.ordercompensation.audit.Proposal.ProposedOrder;
import io.ordercompensation.parked.ParkedMessages;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.test.Order;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What cancelled orders still hold is proposed, and given back once by the normal path if somebody confirms it. */
@OnEachDatabase
class ReconcileIT extends SpoiltShopIT {

    ReconcileIT(EmbeddedDatabase database) {
        super(database);
    }

    @Test
    void proposesWithoutChangingAnythingAndAppliesExactlyThat() {
        List<Map<String, Object>> before = everything();

        Proposal proposal = reconcile.propose(List.of());

        assertThat(everything()).isEqualTo(before);
        assertThat(proposal.orders())
                .containsExactly(
                        new ProposedOrder(
                                1,
                                1,
                                List.of(
                                        "coupon-bound-to-cancelled-order: order 1, coupon 11: the coupon was used and not"
                                                + " returned",
                                        "goods-taken-not-returned: order 1, goods 7: 2 pieces were taken and none given"
                                                + " back")),
                        new ProposedOrder(
                                2,
                                null,
                                List.of(
                                        "cancelled-order-holds-balance: order 2, user 2: 10.50 was paid, and no message"
                                                + " asked for it back",
                                        "cancelled-order-holds-coupon: order 2, coupon 2: the coupon was used, and no"
                                                + " message asked for it back",
                                        "cancelled-order-holds-goods: order 2, goods 2: 3 pieces were taken, and no"
                                                + " message asked for them back")));
        assertThat(proposal.leftOut()).isEmpty();
        assertThat(proposal.more()).isFalse();

        assertThat(reconcile.apply(List.of(), proposal.token(), " ann ").orders())
                .isEqualTo(proposal.orders());

        awaitRestored(1, 2);
        assertThat(shop.stock(7)).isEqualTo(100);
        assertThat(shop.stock(2)).isEqualTo(100);
        assertThat(shop.balance(2)).isEqualByComparingTo("100.00");
        assertThat(shop.couponHolder(2)).isNull();
        assertThat(shop.couponHolder(11)).isNull();
        assertThat(shop.jdbc().queryForList("SELECT * FROM trade_mq_operator_log ORDER BY msg_key"))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .containsEntry("operator", "ann")
                                .containsEntry("operation", "reconcile")
                                .containsEntry("msg_key", "1")
                                .containsEntry("status_before", 1)
                                .containsEntry("status_after", 2)
                                .containsEntry(
                                        "comment",
                                        String.join(
                                                "; ", proposal.orders().get(0).grounds())),
                        two -> assertThat(two).containsEntry("msg_key", "2").containsEntry("status_before", null));
        assertThat(application
                        .getBean(ParkedMessages.class)
                        .show("1")
                        .orElseThrow()
                        .acts())
                .singleElement()
                .satisfies(act -> assertThat(act.operation()).isEqualTo("reconcile"));
    }

    @Test
    void aSecondConfirmationChangesNothing() {
        String token = reconcile.propose(List.of()).token();
        reconcile.apply(List.of(), token, "ann");

        assertThatThrownBy(() -> reconcile.apply(List.of(), token, "ann"))
                .isInstanceOf(ProposalChangedException.class)
                .hasMessageContaining("Nothing was changed");

        awaitRestored(1, 2);
        assertThatThrownBy(() -> reconcile.apply(List.of(), token, "ann")).isInstanceOf(ProposalChangedException.class);
        assertThat(acts()).isEqualTo(2);
        assertThat(reconcile.propose(List.of()).message()).startsWith("No order holds");
    }

    @Test
    void ofManyConfirmationsAtATimeOneIsDone() throws Exception {
        String token = reconcile.propose(List.of()).token();
        ExecutorService operators = Executors.newFixedThreadPool(4);
        int done = 0;
        try {
            Callable<Boolean> confirm = () -> {
                try {
                    reconcile.apply(List.of(), token, "ann");
                    return true;
                } catch (ProposalChangedException | org.springframework.dao.PessimisticLockingFailureException e) {
                    return false;
                }
            };
            for (Future<Boolean> result : operators.invokeAll(List.of(confirm, confirm, confirm, confirm))) {
                done += result.get() ? 1 : 0;
            }
        } finally {
            operators.shutdown();
        }

        assertThat(done).isEqualTo(1);
        awaitRestored(1, 2);
        assertThat(acts()).isEqualTo(2);
    }

    @Test
    void doesNotApplyWhatHasChangedSinceItWasShown() {
        String token = reconcile.propose(List.of()).token();
        shop.takeOnly(List.of(Order.of(1).goods(8, 1)));

        assertThatThrownBy(() -> reconcile.apply(List.of(), token, "ann")).isInstanceOf(ProposalChangedException.class);
        assertThat(acts()).isZero();
        assertThat(shop.messageStatus("1")).isEqualTo(1);

        reconcile.apply(List.of(), reconcile.propose(List.of()).token(), "ann");
        awaitRestored(1, 2);
    }

    @Test
    void aMessageThatComesMeanwhileWins() {
        Proposal proposal = reconcile.propose(List.of(2L));
        assertThat(proposal.orders()).extracting(ProposedOrder::order).containsExactly(2L);
        cancel(order(2));

        assertThatThrownBy(() -> reconcile.apply(List.of(2L), proposal.token(), "ann"))
                .isInstanceOf(ProposalChangedException.class);

        reconcile.apply(List.of(), reconcile.propose(List.of()).token(), "ann");
        awaitRestored(1, 2);
        assertThat(acts()).isEqualTo(1);
    }

    @Test
    void leavesOrdersToAPersonThatLiveOrArePaidOrWhoseMessageIsParked() {
        shop.place(order(4));
        cancel(order(4));
        shop.takeOnly(List.of(Order.of(4).goods(9, 1)));
        shop.jdbc().update("UPDATE trade_order SET pay_status = 2 WHERE order_id = 1");
        shop.jdbc().update("UPDATE trade_order SET order_status = 1 WHERE order_id = 4");

        Proposal proposal = reconcile.propose(List.of(1L, 2L, 3L, 4L));

        assertThat(proposal.orders()).extracting(ProposedOrder::order).containsExactly(2L);
        assertThat(proposal.leftOut())
                .containsExactly(
                        new LeftOut(1, "it is paid or being paid: decide about the order first"),
                        new LeftOut(3, "it holds nothing that its cancel should have given back"),
                        new LeftOut(4, "it is not cancelled: decide about the order first"));
        shop.jdbc().update("UPDATE trade_order SET pay_status = 0, order_status = 2 WHERE order_id IN (1, 4)");
        reconcile.apply(List.of(), reconcile.propose(List.of()).token(), "ann");
        awaitRestored(1, 2, 4);
    }

    @Test
    void proposesABoundedNumberAndSaysThatThereAreMore() {
        List<Order> lost = LongStream.rangeClosed(100, 110)
                .mapToObj(id -> Order.of(id).goods(9, 1))
                .toList();
        shop.place(lost);
        update(List.of(
                "UPDATE trade_order SET order_status = 2 WHERE order_id >= 100",
                "UPDATE trade_goods_number_log SET log_time = " + OLD));

        int rounds = 0;
        for (Proposal next = reconcile.propose(List.of());
                !next.orders().isEmpty();
                next = reconcile.propose(List.of())) {
            assertThat(next.orders()).hasSizeLessThanOrEqualTo(5);
            assertThat(next.more()).isEqualTo(rounds < 2);
            reconcile.apply(List.of(), next.token(), "ann");
            awaitRestored(next.orders().stream().mapToLong(ProposedOrder::order).toArray());
            rounds++;
        }

        assertThat(rounds).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reconcile.propose(List.of(1L, 2L, 3L, 4L, 5L, 6L)))
                .withMessageContaining("reconcile-orders");
    }

    @Test
    void givesBackAllThatAnOrderOfFiftyLinesHolds() {
        shop.goods(200, 249, 100);
        Order several = Order.of(100).coupon(12).moreCoupon(13);
        for (long goods = 200; goods < 250; goods++) {
            several = several.moreGoods(goods, 2);
        }
        shop.place(several);
        update(List.of(
                "UPDATE trade_order SET order_status = 2 WHERE order_id = 100",
                "UPDATE trade_goods_number_log SET log_time = " + OLD,
                "UPDATE trade_coupon SET used_time = " + OLD + " WHERE is_used = 1"));

        Proposal proposal = reconcile.propose(List.of());

        assertThat(proposal.orders()).extracting(ProposedOrder::order).containsExactly(1L, 2L, 100L);
        assertThat(proposal.orders().get(2).grounds()).hasSize(52);
        reconcile.apply(List.of(), proposal.token(), "ann");
        awaitRestored(1, 2, 100);
        assertThat(shop.stock(249)).isEqualTo(100);
        assertThat(shop.couponHolder(13)).isNull();
    }

    @Test
    void wantsANameAndAToken() {
        String token = reconcile.propose(List.of()).token();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reconcile.apply(List.of(), token, " "))
                .withMessageContaining("operator");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reconcile.apply(List.of(), "", "ann"))
                .withMessageContaining("token");
        assertThat(acts()).isZero();
        reconcile.apply(List.of(), token, "ann");
        awaitRestored(1, 2);
    }
}
