package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.reload.check.RejectedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file gets on with the routes beside it, those of the product and of other files, or it is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteConflictsTest {

    private static final int MAX_STEPS = 2000;

    private final Map<String, Part> others = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private CamelContext running;
    private RouteCheck check;

    @BeforeAll
    void theProductsRoutesAreThere() throws Exception {
        running = ProductRoutes.context();
        check = ProductRoutes.check(running);
    }

    @BeforeEach
    void nothingElseIs() {
        others.clear();
        owners.clear();
        for (Route route : running.getRoutes()) {
            others.put(route.getRouteId(), Part.of(route));
        }
    }

    @AfterAll
    void stop() throws Exception {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: direct:a; direct:a // a -> a",
                "a: direct:a; direct:b | b: direct:b; direct:a // a -> b -> a",
                "a: direct:a; direct:b | b: direct:b; direct:c | c: direct:c; direct:a // a -> b -> c -> a",
                "compensate: direct:compensate; direct:isolate // compensate -> isolate -> compensate",
                "a restore: direct:a; direct:isolate // a -> isolate -> compensate -> a",
                "a restore: direct:a; direct:b | b: direct:b; direct:isolate // a -> b -> isolate -> compensate -> a",
                "a restore: direct:a; steps // a -> a",
                "lock-order: direct:lock-order; direct:confirm // lock-order -> confirm -> lock-order",
                "lock-order: direct:lock-order; confirm // lock-order -> cancel-failed-order -> lock-order",
                "a restore: direct:a; rocketmq:orderTopic?sendTag=order_cancel&producerGroup=orderProducerGroup"
                        + " // a -> order-cancel -> isolate -> compensate -> a"
            })
    void aCircleIsRefused(String circle) {
        String[] parts = circle.split(" // ");

        assertThatThrownBy(() -> check(ShortRoutes.file(parts[0])))
                .isInstanceOfSatisfying(
                        RejectedException.class, e -> assertThat(e.line()).isNotNull())
                .hasMessageContaining("never come out of it: " + parts[1] + ".");
    }

    @Test
    void aCircleOfSeveralFilesIsRefused() throws RejectedException {
        take("a.camel.yaml", "a: direct:a; log");
        take("b.camel.yaml", "b: direct:b; direct:a");
        take("c.camel.yaml", "c: direct:c; direct:b");

        assertThatThrownBy(() -> check(ShortRoutes.file("a: direct:a; direct:c")))
                .hasMessageContaining("a -> c -> b -> a");
        assertThatThrownBy(() -> check(ShortRoutes.file("d: direct:d; direct:c | a: direct:a; direct:d")))
                .hasMessageContaining("d -> c -> b -> a -> d");
    }

    /** The jar's confirm locks the order, which its replacement did not. */
    @Test
    void aRouteThatComesAgainClosesNoCircle() throws RejectedException {
        take("routes/a.camel.yaml", "confirm: direct:confirm; transacted readCommitted log");
        take("routes/b.camel.yaml", "a: direct:a; direct:confirm");
        Part replaced = others.get("confirm");
        others.put(
                "lock-order",
                new Part(
                        "lock-order",
                        null,
                        "direct:lock-order",
                        null,
                        new RouteContent(Set.of("direct:a"), List.of(), false, false, 1)));
        neighbours().checkReturning(Set.of("confirm"));

        others.put("confirm", Part.of(running.getRoute("confirm")));
        assertThat(replaced).isNotEqualTo(others.get("confirm"));
        assertThatThrownBy(() -> neighbours().checkReturning(Set.of("confirm")))
                .hasMessageContaining("confirm -> lock-order -> a -> confirm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: direct:a; direct:b | b: direct:b; direct:c | c: direct:c; log",
                "a: direct:a; direct:b, direct:c | b: direct:b; direct:c | c: direct:c; log",
                "a: scheduler:a?delay=1000; direct:isolate",
                "a restore: direct:a; rocketmq:orderTopic?sendTag=order_points&producerGroup=orderProducerGroup",
                "a restore: direct:a; rocketmq:orderTopic?producerGroup=orderProducerGroup",
                "check-orders: direct:check-orders; includes",
                "a: direct:a; rocketmq:%DLQ%order_orderTopic_cancel_group?producerGroup=orderProducerGroup",
                "a: scheduler:a?delay={{compensation.consumer.every-minute}}; log"
            })
    void whatComesOutAgainIsTaken(String file) {
        assertThatCode(() -> check(ShortRoutes.file(file))).doesNotThrowAnyException();
    }

    @Test
    void aThousandRoutesInARowAreJudgedInTime() throws RejectedException {
        for (int file = 0; file < 10; file++) {
            StringBuilder routes = new StringBuilder();
            for (int i = file * 100; i < file * 100 + 100; i++) {
                routes.append(i % 100 == 0 ? "" : " | ")
                        .append("r%d: direct:r%d; direct:r%d".formatted(i, i, i == 0 ? 0 : i - 1));
            }
            take(
                    "routes/f%d.camel.yaml".formatted(file),
                    routes.toString().replace("direct:r0; direct:r0", "direct:r0; log"));
        }

        assertThatThrownBy(() -> check(ShortRoutes.file("r0: direct:r0; direct:r999")))
                .hasMessageContaining("r0 -> r999 -> r998");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: scheduler:a?delay={{compensation.consumer.tick}}; log // shorter than a second",
                "a: rocketmq:{{compensation.consumer.other-topic}}?consumerGroup={{mq.order.consumer.group.name}}; log // topic 'other'",
                "a: rocketmq:orderTopic?consumerGroup={{compensation.consumer.other-topic}}; log // group 'other'",
                "a: direct:a; rocketmq:{{mq.order.tag.cancel}}?producerGroup=orderProducerGroup // topic 'order_cancel'",
                "a: direct:a; rocketmq:orderTopic?producerGroup={{compensation.consumer.other-topic}} // group 'other'",
                "a: rocketmq:orderTopic?consumerGroup={{mq.order.consumer.group.name}}; log // 'order-cancel' takes messages in group"
            })
    void whatAPlaceholderStandsForIsJudgedToo(String file) {
        String[] parts = file.split(" // ");

        assertThatThrownBy(() -> check(ShortRoutes.file(parts[0])))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compensate: direct:compensate; accept | a: direct:a; log // in one transaction",
                "compensate: direct:compensate; direct:claim, direct:effect"
                        + " | claim: direct:claim; transacted readCommitted accept"
                        + " | effect: direct:effect; transacted readCommitted sql:UPDATE t SET a = 1"
                        + " // in one transaction",
                "compensate: direct:compensate; transacted requiresNew accept // not in one transaction",
                "a: direct:a; once // claims orders, which only 'compensate' may",
                "a: direct:a; transacted readCommitted once // claims orders, which only 'compensate' may",
                "a: direct:a; transacted readCommitted accept // claims orders, which only 'compensate' may",
                "a: direct:a; when accept // claims orders, which only 'compensate' may",
                "a: direct:a; take, log // takes messages of the broker and does not hand them on",
                "a: direct:a; direct:compensate // calls direct:compensate itself",
                "order-cancel: rocketmq:orderTopic?consumerGroup=order_orderTopic_cancel_group; direct:compensate"
                        + " // calls direct:compensate itself",
                "a restore: direct:a; transacted requiresNew sql:UPDATE t SET a = 1 // has a transaction of its own",
                "a restore: direct:a; direct:b | b: direct:b; transacted requiresNew log // has a transaction of its own"
            })
    void noWorkLeavesTheTransactionThatClaims(String file) {
        String[] parts = file.split(" // ");

        assertThatThrownBy(() -> check(ShortRoutes.file(parts[0])))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compensate: direct:compensate; transacted readCommitted accept",
                "a: direct:a; take, direct:isolate",
                "a restore: direct:a; transacted readCommitted sql:UPDATE t SET a = 1",
                "a: direct:a; transacted requiresNew log"
            })
    void whatStaysInItIsTaken(String file) throws RejectedException {
        check(ShortRoutes.file(file));
    }

    /** One by one each file is harmless. */
    @Test
    void noLaterFileLeadsOutOfTheTransactionThatClaims() throws Exception {
        take("b.camel.yaml", "b: direct:b; transacted requiresNew log");

        assertThatThrownBy(() -> check(ShortRoutes.file("a restore: direct:a; direct:b")))
                .hasMessageContaining("'b' is called for claimed orders, and has a transaction of its own");
    }

    /** While it was replaced, compensate called no steps. */
    @Test
    void noDeletionLeadsOutOfItEither() throws Exception {
        take("c.camel.yaml", "compensate: direct:compensate; transacted readCommitted accept");
        take("a.camel.yaml", "a restore: direct:a; transacted requiresNew log");
        check.checkReturning(Set.of("confirm"), neighbours());

        others.put("compensate", Part.of(running.getRoute("compensate")));
        assertThatThrownBy(() -> check.checkReturning(Set.of("compensate"), neighbours()))
                .hasMessageContaining("'a' is called for claimed orders, and has a transaction of its own");
    }

    @Test
    void allFilesTogetherHaveSoManySteps() throws Exception {
        String steps = "log, ".repeat(99) + "log";
        for (int file = 0; file < MAX_STEPS / 100 - 1; file++) {
            take("f%d.camel.yaml".formatted(file), "r%d: direct:r%d; %s".formatted(file, file, steps));
            owners.put("r" + file, "routes/f.camel.yaml");
        }
        check(ShortRoutes.file("a: direct:a; " + steps));

        assertThatThrownBy(() -> check(ShortRoutes.file("a: direct:a; log, " + steps)))
                .hasMessageContaining("would have 2001 steps, more than 2000");
    }

    private RouteConflicts neighbours() {
        return new RouteConflicts(others, owners, BuiltInRoutes.running(running, ProductRoutes.locations()), MAX_STEPS);
    }

    private void take(String name, String routes) throws RejectedException {
        for (Part route : check(FileText.of(name, ShortRoutes.text(routes))).routes()) {
            others.put(route.id(), route);
            owners.put(route.id(), "routes/x.camel.yaml");
        }
    }

    private TrialContext.Parts check(FileText file) throws RejectedException {
        return check.check(file, neighbours());
    }
}
