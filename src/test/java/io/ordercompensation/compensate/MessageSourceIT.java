package io.ordercompensation.compensate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** With {@code compensation.source=message} the numbers of the message go back, where there is no ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@OnEachDatabase
class MessageSourceIT {

    private final EmbeddedDatabase database;
    private ConfigurableApplicationContext application;
    private ConfigurableApplicationContext otherGroup;
    private Shop shop;
    private long base;

    MessageSourceIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @BeforeAll
    void start() {
        String schema = EmbeddedDatabases.freshSchema(database);
        application = app(schema).start();
        otherGroup = app(schema)
                .with("mq.order.consumer.group.name", "another_group")
                .start();
        shop = new Shop(CompensationApp.administrator(application));
    }

    @AfterAll
    void stop() {
        otherGroup.close();
        application.close();
    }

    /** The shop of such a user keeps no ledger: nothing but the message says what an order took. */
    @BeforeEach
    void openShop() {
        base += 1000;
        shop.goods(base, base, 100);
        shop.users(base, base, "500.00");
        shop.coupons(base, base);
    }

    @Test
    void givesBackWhatTheMessageSays() {
        Order order = Order.of(base).goods(base, 3).balance(base, "100.00");

        restore(application, order);

        assertThat(shop.stock(base)).isEqualTo(103);
        assertThat(shop.balance(base)).isEqualByComparingTo("600.00");
    }

    @Test
    void givesBackOnceThoughAnotherConsumerGroupGetsTheMessageToo() {
        Order order = Order.of(base).goods(base, 3).balance(base, "100.00");

        restore(application, order);
        restore(otherGroup, order);

        assertThat(shop.stock(base)).isEqualTo(103);
        assertThat(shop.balance(base)).isEqualByComparingTo("600.00");
        assertThat(shop.jdbc()
                        .queryForList(
                                "SELECT consumer_status FROM trade_mq_consumer_log WHERE msg_key = ?",
                                Integer.class,
                                order.key()))
                .containsExactly(1, 1);
    }

    @Test
    void freesACouponThatIsBoundToTheOrderOnly() {
        bindCoupon(base, base);

        restore(application, Order.of(base + 1).coupon(base));
        assertThat(shop.couponHolder(base)).isEqualTo(base);

        restore(application, Order.of(base).coupon(base));
        assertThat(shop.couponHolder(base)).isNull();
    }

    @Test
    void givesBackSeveralGoodsAndCouponsOnce() {
        shop.goods(base + 1, base + 3, 100);
        shop.coupons(base + 1, base + 3);
        bindCoupon(base, base);
        bindCoupon(base, base + 1);
        bindCoupon(base, base + 2);
        bindCoupon(base + 9, base + 3);
        Order several = Order.of(base)
                .goods(base + 1, 3)
                .moreGoods(base, 4)
                .moreGoods(base + 2, 1)
                .coupon(base)
                .moreCoupon(base + 2)
                .moreCoupon(base + 3)
                .balance(base, "0.10");

        restore(application, several, Order.of(base + 5).goods(base, 10), Order.of(base + 6));
        restore(otherGroup, several);

        assertThat(shop.stock(base)).isEqualTo(114);
        assertThat(shop.stock(base + 1)).isEqualTo(103);
        assertThat(shop.stock(base + 2)).isEqualTo(101);
        assertThat(shop.stock(base + 3)).isEqualTo(100);
        assertThat(shop.couponHolder(base)).isNull();
        assertThat(shop.couponHolder(base + 1)).as("not named").isEqualTo(base);
        assertThat(shop.couponHolder(base + 2)).isNull();
        assertThat(shop.couponHolder(base + 3)).as("another order's").isEqualTo(base + 9);
        assertThat(shop.balance(base)).isEqualByComparingTo("500.10");
    }

    @Test
    void parksAMessageWhoseTwoFormsSayDifferentThings() {
        restore(
                application,
                "{\"orderId\":%1$d,\"goodsId\":%1$d,\"goodsNumber\":1,\"goods\":[{\"goodsId\":%1$d,\"goodsNumber\":2}]}"
                        .formatted(base));

        assertThat(shop.stock(base)).isEqualTo(100);
        assertThat(shop.jdbc()
                        .queryForList(
                                "SELECT remark FROM trade_mq_consumer_log WHERE consumer_status = 3 AND msg_body LIKE ?",
                                String.class,
                                "%:" + base + ",%"))
                .singleElement()
                .asString()
                .contains("goods says something else");
    }

    @Test
    void addsCentsToTheCent() {
        Order[] orders = LongStream.range(base, base + 10)
                .mapToObj(id -> Order.of(id).balance(base, "0.1" + (id - base)))
                .toArray(Order[]::new);

        restore(application, orders);

        assertThat(shop.balance(base)).isEqualTo("501.45");
    }

    private void bindCoupon(long orderId, long coupon) {
        shop.jdbc().update("UPDATE trade_coupon SET is_used = 1, order_id = ? WHERE coupon_id = ?", orderId, coupon);
    }

    private static void restore(ConfigurableApplicationContext instance, Order... orders) {
        restore(instance, Stream.of(orders).map(Order::cancelBody).toArray(String[]::new));
    }

    private static void restore(ConfigurableApplicationContext instance, String... bodies) {
        List<Delivery> batch = Stream.of(bodies)
                .map(body -> body.getBytes(StandardCharsets.UTF_8))
                .map(body -> Delivery.fresh(UUID.randomUUID().toString(), null, body))
                .toList();
        Exchange done = CompensationApp.camel(instance)
                .createProducerTemplate()
                .send("direct:isolate", exchange -> exchange.getMessage().setBody(batch));
        assertThat(done.getException()).isNull();
    }

    private CompensationApp app(String schema) {
        return new CompensationApp(database, schema).withoutBroker().with("compensation.source", "message");
    }
}
