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
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** A step that rolls back without an exception looks like success to Camel; its message is not taken for restored. */
class OnlyACommitCountsIT {

    @ParameterizedTest
    @ValueSource(classes = {RollsBackOnly.class, RollsBackOnlyLast.class})
    void aSilentRollbackIsAFailedAttempt(Class<?> step) {
        EmbeddedDatabase database = EmbeddedDatabases.mariaDb();
        try (ConfigurableApplicationContext application = new CompensationApp(
                        database, EmbeddedDatabases.freshSchema(database))
                .withoutBroker()
                .with("compensation.retry.initial-delay", "10m")
                .withBean(step)
                .start()) {
            Shop shop = new Shop(CompensationApp.administrator(application));
            shop.goods(1, 1, 100);
            Order order = Order.of(1).goods(1, 3);
            shop.place(order);

            Exchange done = CompensationApp.camel(application)
                    .createProducerTemplate()
                    .send("direct:isolate", exchange -> exchange.getMessage().setBody(List.of(delivery(order))));

            assertThat(done.getException()).isNull();
            assertThat(shop.stock(1)).isEqualTo(97);
            assertThat(shop.messageStatus("1")).isEqualTo(2);
            assertThat(shop.remark("1")).containsAnyOf("not committed", "marked as rollback-only");
        }
    }

    private static Delivery delivery(Order order) {
        return Delivery.fresh("id", null, order.cancelBody().getBytes(StandardCharsets.UTF_8));
    }

    static final class RollsBackOnly extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:rolls-back")
                    .routeId("rolls-back")
                    .routeGroup("restore")
                    .markRollbackOnly();
        }
    }

    static final class RollsBackOnlyLast extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:rolls-back")
                    .routeId("rolls-back")
                    .routeGroup("restore")
                    .markRollbackOnlyLast();
        }
    }
}
