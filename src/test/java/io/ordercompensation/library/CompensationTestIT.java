package io.ordercompensation.library;

import static io.ordercompensation.test.CompensationAssertions.assertBooksBalance;
import static io.ordercompensation.test.CompensationAssertions.assertDeployable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.test.CompensationTest;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.OrderTopic;
import io.ordercompensation.test.Shop;
import io.ordercompensation.test.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What the test kit promises in words; the examples use the rest of it. */
@CompensationTest(properties = {"compensation.retry.initial-delay=1d", "compensation.retry.max-delay=2d"})
@Import(VirtualClock.class)
class CompensationTestIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static long next;

    @Autowired
    Shop shop;

    @Autowired
    OrderTopic topic;

    @Autowired
    VirtualClock clock;

    private Order order;

    @BeforeEach
    void place() {
        next++;
        shop.goods(next, next, 100);
        order = Order.of(next).goods(next, 3);
        shop.place(order);
    }

    @Test
    void booksThatDoNotBalanceFailWithTheRow() {
        shop.jdbc().update("UPDATE trade_goods SET goods_number = goods_number + 1 WHERE goods_id = ?", next);

        assertThatThrownBy(() -> assertBooksBalance(shop))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("goods %d: 100 at the start, now 98 and 3 held".formatted(next));

        shop.jdbc().update("UPDATE trade_goods SET goods_number = goods_number - 1 WHERE goods_id = ?", next);
        assertBooksBalance(shop);
    }

    @Test
    void aParkedCancelIsNotWaitedFor() {
        shop.jdbc().update("UPDATE trade_order SET shipping_status = 1 WHERE order_id = ?", next);

        topic.cancel(order);

        assertThatThrownBy(() -> topic.awaitRestored(order))
                .hasMessageContaining("The cancel of order %d is parked: ".formatted(next));
        assertThat(topic.awaitParked(order)).contains("shipped");
        shop.jdbc().update("UPDATE trade_order SET shipping_status = 0 WHERE order_id = ?", next);
    }

    @Test
    void theVirtualClockSaysWhenAFailedMessageIsDue() {
        shop.jdbc().execute("RENAME TABLE trade_goods_number_log TO aside");
        try {
            topic.cancel(order);
            await().atMost(LIMIT).until(() -> shop.messageStatus(order.key()) == 2);
        } finally {
            shop.jdbc().execute("RENAME TABLE aside TO trade_goods_number_log");
        }

        clock.advance(Duration.ofDays(2));

        topic.awaitRestored(order);
        assertThat(shop.stock(next)).isEqualTo(100);
    }

    @Test
    void aFileThatHotDeployRejectsFailsWithItsWords(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("bad.camel.yaml");
        Files.writeString(
                file,
                """
                - route:
                    id: bad
                    from:
                      uri: direct:bad
                      steps:
                        - to:
                            uri: exec:ls
                """);

        assertThatThrownBy(() -> assertDeployable(file.toString()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Hot deploy would reject it:")
                .hasMessageContaining("exec");
    }
}
