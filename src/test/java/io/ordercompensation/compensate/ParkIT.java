package io.ordercompensation.compensate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.message.InvalidBodyTest;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What a batch does not restore, and keeps for a person. */
@OnEachDatabase
class ParkIT extends BatchIT {

    ParkIT(EmbeddedDatabase database) {
        super(database);
    }

    @Test
    void parksInvalidMessagesAndRestoresTheRestOfTheBatch() {
        Order order = Order.of(base).goods(base, 3);
        shop.place(order);
        Delivery invalid = delivery("{\"orderId\":" + base + ",\"goodsNumber\":-1}");

        restore(Stream.of(invalid, delivery(order.cancelBody())).toList());

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.messageStatus(shop.keyOfMessage(invalid.messageId()))).isEqualTo(3);
        assertThat(shop.remarkOfMessage(invalid.messageId())).contains("goodsNumber");
        assertThat(shop.messageStatus(order.key())).isEqualTo(1);
    }

    @Test
    void parksEveryKindOfInvalidBodyWithItsReason() {
        Order order = Order.of(base).goods(base, 3);
        shop.place(order);
        Map<Delivery, String> reasons = new LinkedHashMap<>();
        InvalidBodyTest.invalidBodies().forEach((body, reason) -> reasons.put(delivery(body), reason));
        List<Delivery> batch = new ArrayList<>(reasons.keySet());
        batch.add(batch.size() / 2, delivery(order.cancelBody()));

        restore(batch);

        assertThat(reasons).hasSizeGreaterThan(20);
        reasons.forEach((invalid, reason) -> {
            assertThat(shop.messageStatus(shop.keyOfMessage(invalid.messageId())))
                    .isEqualTo(3);
            assertThat(shop.remarkOfMessage(invalid.messageId())).isEqualTo(reason);
            assertThat(storedBody(invalid)).isEqualTo(invalid.body());
        });
        assertThat(shop.stock(base)).isEqualTo(100);
    }

    @Test
    void theConsoleCannotClearTheConsumerLog() throws Exception {
        restore(Order.of(base).cancelBody());
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName filter = server.queryNames(
                        new ObjectName("org.apache.camel:context="
                                + CompensationApp.camel(application).getManagementName()
                                + ",type=processors,name=\"drop-duplicates\""),
                        null)
                .iterator()
                .next();

        assertThatThrownBy(() -> server.invoke(filter, "clear", null, null))
                .hasStackTraceContaining("The consumer log cannot be cleared");
        assertThat(shop.messageStatus(Long.toString(base))).isEqualTo(1);
    }

    @Test
    void keepsABodyThatIsNotTextAsItCame() {
        byte[] bytes = {(byte) 0xff, 0, 1, (byte) 0xfe};
        Delivery binary = Delivery.fresh(UUID.randomUUID().toString(), null, bytes);
        Delivery nul = Delivery.fresh(
                UUID.randomUUID().toString(), null, "a\0b'\"\\\uD83D\uDCB0".getBytes(StandardCharsets.UTF_8));

        restore(List.of(binary, nul));

        assertThat(storedBody(binary)).isEqualTo(bytes);
        assertThat(storedBody(nul)).isEqualTo(nul.body());
    }

    @Test
    void aMessageThatFailsAloneIsRecordedAndTheOthersOfItsBatchAreRestored() {
        List<Order> orders = LongStream.range(base, base + 50)
                .mapToObj(id -> Order.of(id).goods(base + 1, 1))
                .toList();
        shop.place(orders);
        // The goods row of one order in the middle is gone.
        shop.takeOnly(List.of(Order.of(base + 25).goods(base + 900, 1)));

        restore(orders.stream().map(Order::cancelBody).toArray(String[]::new));

        assertThat(shop.messageStatus(Long.toString(base + 25))).isIn(2, 3);
        assertThat(shop.remark(Long.toString(base + 25))).contains("trade_goods");
        assertThat(shop.stock(base + 1)).isEqualTo(99);
        assertThat(shop.orderStatus(base + 25)).isZero();
        assertThat(shop.orderStatus(base + 26)).isEqualTo(2);
    }

    @Test
    void parksTheCancelOfAPaidOrShippedOrderAndTakesNothingBack() {
        List<Order> orders = LongStream.range(base, base + 4)
                .mapToObj(id -> Order.of(id).goods(base, 1))
                .toList();
        shop.place(orders);
        shop.jdbc().update("UPDATE trade_order SET pay_status = 2 WHERE order_id = ?", base);
        shop.jdbc().update("UPDATE trade_order SET shipping_status = 1 WHERE order_id = ?", base + 1);
        shop.jdbc().update("UPDATE trade_order SET pay_status = 1 WHERE order_id = ?", base + 2);

        restore(orders.stream().map(Order::cancelBody).toArray(String[]::new));

        assertThat(shop.stock(base)).isEqualTo(97);
        assertThat(shop.remark(Long.toString(base))).isEqualTo("Not cancelled: the order has been paid");
        assertThat(shop.remark(Long.toString(base + 1))).isEqualTo("Not cancelled: the order has been shipped");
        assertThat(shop.remark(Long.toString(base + 2))).isEqualTo("Not cancelled: the order is being paid");
        assertThat(shop.messageStatus(Long.toString(base + 3))).isEqualTo(1);
        assertThat(shop.messageStatus(Long.toString(base))).isEqualTo(3);
    }

    @Test
    void waitsForAPaymentThatIsUnderWayAndThenParks() throws Exception {
        Order order = Order.of(base).goods(base, 3);
        shop.place(order);
        CompletableFuture<Void> cancel;
        try (Connection payment = CompensationApp.administrator(application).getConnection()) {
            payment.setAutoCommit(false);
            try (Statement pay = payment.createStatement()) {
                pay.executeUpdate("UPDATE trade_order SET pay_status = 2 WHERE order_id = " + base);
            }
            cancel = CompletableFuture.runAsync(() -> restore(order.cancelBody()));
            await().until(() -> shop.jdbc()
                            .queryForObject(
                                    "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'",
                                    Integer.class)
                    > 0);
            payment.commit();
            payment.setAutoCommit(true);
        }
        cancel.get(30, TimeUnit.SECONDS);

        assertThat(shop.remark(order.key())).isEqualTo("Not cancelled: the order has been paid");
        assertThat(shop.stock(base)).isEqualTo(97);
    }

    private byte[] storedBody(Delivery delivery) {
        return Delivery.bodyOf(shop.jdbc()
                .queryForObject(
                        "SELECT msg_body FROM trade_mq_consumer_log WHERE msg_id = ?",
                        String.class,
                        delivery.messageId()));
    }
}
