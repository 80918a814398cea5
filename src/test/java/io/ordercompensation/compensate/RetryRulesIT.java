package io.ordercompensation.compensate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.shop.CompensationApp;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** An operator's rules say what becomes of the failures of a user's own step; the orders beside them are restored. */
class RetryRulesIT {

    private static final long UNKNOWN = 1;
    private static final long BUSY = 2;
    private static final long AWAY = 3;
    private static final long OTHER = 4;

    @Test
    void decideWhatBecomesOfAMessage() {
        EmbeddedDatabase database = EmbeddedDatabases.mariaDb();
        try (ConfigurableApplicationContext application = withRules(
                        new CompensationApp(database, EmbeddedDatabases.freshSchema(database)))
                .withoutBroker()
                .withBean(Score.class)
                .start()) {
            Shop shop = new Shop(CompensationApp.administrator(application));
            shop.goods(1, 1, 100);
            List<Order> orders = LongStream.rangeClosed(1, 8)
                    .mapToObj(id -> Order.of(id).goods(1, 1))
                    .toList();
            shop.place(orders);

            Exchange done = CompensationApp.camel(application)
                    .createProducerTemplate()
                    .send("direct:isolate", exchange -> exchange.getMessage().setBody(deliveries(orders)));

            assertThat(shop.messageStatus(key(UNKNOWN))).isEqualTo(3);
            assertThat(shop.remark(key(UNKNOWN)))
                    .isEqualTo("attempt 1 failed and the rule for IllegalStateException parks it:"
                            + " IllegalStateException: user 17 is unknown to the score service");
            assertThat(shop.messageStatus(key(BUSY))).isEqualTo(2);
            assertThat(minutesToNextAttempt(shop, BUSY)).isBetween(47L, 60L);
            assertThat(minutesToNextAttempt(shop, OTHER)).isBetween(479L, 600L);
            // Not recorded: whoever holds the batch still holds this message, and the others drop out as duplicates.
            assertThat(shop.messageStatus(key(AWAY))).isEqualTo(-1);
            assertThat(done.getException()).isInstanceOf(BatchNotDoneException.class);
            assertThat(shop.messages(1)).isEqualTo(4);
            assertThat(shop.stock(1)).isEqualTo(96);
        }
    }

    private static CompensationApp withRules(CompensationApp app) {
        return app.with("compensation.retry.initial-delay", "10h")
                .with("compensation.retry.max-delay", "10h")
                .with("compensation.retry.rules[0].exception", "IllegalStateException")
                .with("compensation.retry.rules[0].message", "user [0-9]+ is unknown")
                .with("compensation.retry.rules[0].action", "park")
                .with("compensation.retry.rules[1].exception", "java.lang.IllegalStateException")
                .with("compensation.retry.rules[1].message", "busy")
                .with("compensation.retry.rules[1].action", "retry")
                .with("compensation.retry.rules[1].initial-delay", "1h")
                .with("compensation.retry.rules[2].exception", ServiceAway.class.getName())
                .with("compensation.retry.rules[2].action", "run-again");
    }

    private static long minutesToNextAttempt(Shop shop, long order) {
        return shop.jdbc()
                .queryForObject(
                        "SELECT TIMESTAMPDIFF(MINUTE, consumer_timestamp, next_attempt_at) + 1"
                                + " FROM trade_mq_consumer_log WHERE msg_key = ?",
                        Long.class,
                        key(order));
    }

    private static List<Delivery> deliveries(List<Order> orders) {
        return orders.stream()
                .map(order -> Delivery.fresh(
                        "id-" + order.id(), null, order.cancelBody().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static String key(long order) {
        return Long.toString(order);
    }

    /** Calls a score service that refuses some orders. */
    static class Score extends RouteBuilder {

        @Override
        public void configure() {
            from("direct:restore-score")
                    .routeId("restore-score")
                    .routeGroup(RestoreSteps.GROUP)
                    .process(exchange -> {
                        String orders = exchange.getVariable("orders", String.class);
                        refuse(orders, UNKNOWN, new IllegalStateException("user 17 is unknown to the score service"));
                        refuse(orders, BUSY, new IllegalStateException("the score service is busy"));
                        refuse(orders, AWAY, new ServiceAway());
                        refuse(orders, OTHER, new IllegalArgumentException("user 17 is unknown"));
                    });
        }

        private static void refuse(String orders, long order, Exception failure) throws Exception {
            if (Pattern.compile("\\b" + order + "\\b").matcher(orders).find()) {
                throw failure;
            }
        }
    }

    private static final class ServiceAway extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
