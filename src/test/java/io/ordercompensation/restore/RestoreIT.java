package io.ordercompensation.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.embedded.EmbeddedDatabase;
import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.shop.Books;
import io.ordercompensation.shop.CompensationApp;
import io.ordercompensation.shop.Order;
import io.ordercompensation.shop.Shop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** What a batch gives back, in ledger mode, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RestoreIT {

    private final EmbeddedDatabase database;
    private ConfigurableApplicationContext application;
    private Shop shop;
    private long base;

    RestoreIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void start() {
        application = new CompensationApp(database, EmbeddedDatabases.freshSchema(database))
                .withoutBroker()
                .start();
        shop = new Shop(application.getBean(DataSource.class));
    }

    @AfterAll
    void stop() {
        application.close();
    }

    /** Every test has goods, users, coupons and orders of its own. */
    @BeforeEach
    void openShop() {
        base += 1000;
        shop.goods(base, base + 9, 100);
        shop.users(base, base + 9, "500.00");
        shop.coupons(base, base + 9);
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(new Books(shop).breaches()).isEmpty();
    }

    @Test
    void givesBackWhatOneOrderTook() {
        Order order = Order.of(base).goods(base, 3).coupon(base).balance(base, "100.00");
        shop.place(order);
        assertThat(shop.stock(base)).isEqualTo(97);

        restore(order.cancelBody());

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.couponHolder(base)).isNull();
        assertThat(shop.balance(base)).isEqualByComparingTo("500.00");
        assertThat(shop.orderStatus(base)).isEqualTo(2);
        assertThat(shop.messageStatus(order.key())).isEqualTo(1);
    }

    @Test
    void restoresOnceHoweverOftenTheBatchHoldsTheMessage() {
        Order order = Order.of(base).goods(base, 3).balance(base, "7.77");
        shop.place(order);

        restore(order.cancelBody(), order.cancelBody(), order.cancelBody());

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.balance(base)).isEqualByComparingTo("500.00");
    }

    @Test
    void dropsADuplicateOfAnEarlierBatchAndRestoresTheNewOrderBesideIt() {
        Order first = Order.of(base).goods(base, 3);
        Order second = Order.of(base + 1).goods(base, 4);
        shop.place(first, second);
        restore(first.cancelBody());

        restore(first.cancelBody(), second.cancelBody());

        assertThat(shop.stock(base)).isEqualTo(100);
    }

    @Test
    void restoresOnlyTheStockOfAnOrderThatTookNothingElse() {
        shop.place(Order.of(base).goods(base, 3));

        restore(Order.of(base)
                .goods(base, 3)
                .coupon(base)
                .balance(base, "100.00")
                .cancelBody());

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.balance(base)).isEqualByComparingTo("500.00");
    }

    @Test
    void restoresNothingWhereNothingWasTaken() {
        shop.place(Order.of(base));

        restore(Order.of(base)
                .goods(base, 3)
                .coupon(base)
                .balance(base, "100.00")
                .cancelBody());

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.balance(base)).isEqualByComparingTo("500.00");
        assertThat(shop.orderStatus(base)).isEqualTo(2);
    }

    @Test
    void leavesATombstoneForAnOrderThatDoesNotExist() {
        restore(Order.of(base).goods(base, 3).cancelBody());

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.messageStatus(Long.toString(base))).isEqualTo(1);
    }

    @Test
    void leavesACouponAloneThatBelongsToAnotherOrderMeanwhile() {
        shop.place(Order.of(base).coupon(base));
        shop.place(Order.of(base + 1));
        shop.jdbc().update("UPDATE trade_coupon SET order_id = ? WHERE coupon_id = ?", base + 1, base);

        restore(Order.of(base).coupon(base).cancelBody());

        assertThat(shop.couponHolder(base)).isEqualTo(base + 1);
    }

    @Test
    void givesBackCentsToTheCent() {
        List<Order> orders = LongStream.range(base, base + 9)
                .mapToObj(id -> Order.of(id).balance(base, "0.1" + (id - base)))
                .toList();
        shop.place(orders);

        restore(orders.stream().map(Order::cancelBody).toArray(String[]::new));

        assertThat(shop.balance(base)).isEqualByComparingTo("500.00");
    }

    @Test
    void takesTheAliasesOfOldSenders() {
        shop.place(Order.of(base).goods(base, 3).balance(base, "1.00"));

        restore("{\"orderId\":\"%d\",\"goodsId\":%d,\"goodsNum\":3,\"userId\":%d,\"moneyPaid\":1.00}"
                .formatted(base, base, base));

        assertThat(shop.stock(base)).isEqualTo(100);
    }

    @Test
    void restoresSeveralGoodsOfOneOrder() {
        shop.place(Order.of(base).goods(base, 3));
        shop.takeOnly(List.of(Order.of(base).goods(base + 1, 5)));

        restore(Order.of(base).cancelBody());

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.stock(base + 1)).isEqualTo(100);
    }

    @Test
    void parksInvalidMessagesAndRestoresTheRestOfTheBatch() {
        Order order = Order.of(base).goods(base, 3);
        shop.place(order);
        Delivery invalid = delivery("{\"orderId\":" + base + ",\"goodsNumber\":-1}");

        restore(Stream.of(invalid, delivery(order.cancelBody())).toList());

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.messageStatus("msgId:" + invalid.messageId())).isEqualTo(3);
        assertThat(shop.remark("msgId:" + invalid.messageId())).contains("goodsNumber");
        assertThat(shop.messageStatus(order.key())).isEqualTo(1);
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

    private byte[] storedBody(Delivery delivery) {
        return Delivery.bodyOf(shop.jdbc()
                .queryForObject(
                        "SELECT msg_body FROM trade_mq_consumer_log WHERE msg_id = ?",
                        String.class,
                        delivery.messageId()));
    }

    private void restore(String... bodies) {
        restore(Stream.of(bodies).map(RestoreIT::delivery).toList());
    }

    private void restore(List<Delivery> batch) {
        Exchange done = CompensationApp.camel(application)
                .createProducerTemplate()
                .send("direct:isolate", exchange -> exchange.getMessage().setBody(batch));
        assertThat(done.getException()).isNull();
    }

    private static Delivery delivery(String body) {
        return Delivery.fresh(UUID.randomUUID().toString(), null, body.getBytes(StandardCharsets.UTF_8));
    }
}
