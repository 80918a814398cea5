package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.reload.check.DefaultRules;
import io.ordercompensation.reload.check.Rejection;
import io.ordercompensation.reload.check.RouteFileCheck;
import io.ordercompensation.rocketmq.AcknowledgingRocketMQComponent;
import io.ordercompensation.sql.StatementRules;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.TransactedPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** A file gets on with the routes beside it, those of the product and of other files, or it is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeighboursTest {

    private final Map<String, Part> others = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private CamelContext running;
    private RouteCheck check;

    /** Built, as far as their calls go; none of them is started. */
    @BeforeAll
    void theProductsRoutesAreThere() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        running = context;
        context.disableJMX();
        context.setAutoStartup(false);
        context.addComponent("rocketmq", new AcknowledgingRocketMQComponent());
        context.addComponent("sql", sql());
        Properties settings = new Properties();
        settings.setProperty("mq.order.topic", "orderTopic");
        settings.setProperty("mq.order.tag.cancel", "order_cancel");
        settings.setProperty("mq.order.consumer.group.name", "order_orderTopic_cancel_group");
        settings.setProperty("rocketmq.name-server", "127.0.0.1:9");
        settings.setProperty("rocketmq.producer.group", "orderProducerGroup");
        settings.setProperty("compensation.max-kept-body-bytes", "262144");
        settings.setProperty("compensation.source", "ledger");
        settings.setProperty("compensation.consumer.tick", "1");
        settings.setProperty("compensation.consumer.every-minute", "60s");
        settings.setProperty("compensation.consumer.other-topic", "other");
        Map.ofEntries(
                        Map.entry("batch-size", "256"),
                        Map.entry("batch-bytes", "1048576"),
                        Map.entry("pull-batch-size", "256"),
                        Map.entry("pull-threshold-for-topic", "4000"),
                        Map.entry("pull-threshold-size-for-topic", "16"),
                        Map.entry("threads", "4"),
                        Map.entry("consume-timeout-minutes", "15"),
                        Map.entry("max-reconsume-times", "1000"),
                        Map.entry("consume-from", "firstOffset"),
                        Map.entry("message-model", "CLUSTERING"),
                        Map.entry("await-termination", "100"),
                        Map.entry("enable-tls", "false"))
                .forEach((name, value) -> settings.setProperty("compensation.consumer." + name, value));
        context.getPropertiesComponent().setInitialProperties(settings);
        context.getPropertiesComponent().addPropertiesFunction(new SqlNames());
        TransactedPolicy inOneTransaction = new OneTransaction();
        context.getRegistry().bind("readCommitted", inOneTransaction);
        context.getRegistry().bind("requiresNew", inOneTransaction);
        for (String bean :
                List.of("restoreSteps", "intake", "confirmation", "deliveries", "orderRequests", "savedOrder")) {
            context.getRegistry().bind(bean, new Anything());
        }
        context.getRegistry()
                .bind("acceptedOrders", new org.apache.camel.processor.aggregate.UseLatestAggregationStrategy());
        context.getRegistry()
                .bind(
                        "consumerLog",
                        org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository
                                .memoryIdempotentRepository());
        context.start();
        for (String location : builtIn()) {
            String path = location.replace("classpath:", "");
            String text = new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
            for (RoutesBuilder routes : Trial.load(context, FileText.of(path, text))) {
                context.addRoutes(routes);
            }
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:isolate").routeId("isolate").process(exchange -> {});
            }
        });
        check = new RouteCheck(
                RouteFileCheck.of(DefaultRules.allowedWithBean("requiresNew")),
                new Trial(running, Map.of("rocketmq", AcknowledgingRocketMQComponent::new, "sql", NeighboursTest::sql)),
                new Statements(Path.of("none")),
                new SqlCheck(new StatementRules(Set.of()), null));
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

        assertThatThrownBy(() -> check(file(parts[0])))
                .isInstanceOfSatisfying(
                        Rejection.class, e -> assertThat(e.line()).isNotNull())
                .hasMessageContaining("never come out of it: " + parts[1] + ".");
    }

    @Test
    void aCircleOfSeveralFilesIsRefused() throws Rejection {
        take("a.camel.yaml", "a: direct:a; log");
        take("b.camel.yaml", "b: direct:b; direct:a");
        take("c.camel.yaml", "c: direct:c; direct:b");

        assertThatThrownBy(() -> check(file("a: direct:a; direct:c"))).hasMessageContaining("a -> c -> b -> a");
        assertThatThrownBy(() -> check(file("d: direct:d; direct:c | a: direct:a; direct:d")))
                .hasMessageContaining("d -> c -> b -> a -> d");
    }

    /** The jar's confirm locks the order, which its replacement did not. */
    @Test
    void aRouteThatComesAgainClosesNoCircle() throws Rejection {
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
                        new RouteContent(Set.of("direct:a"), List.of(), false)));
        Neighbours now = new Neighbours(others, owners, BuiltInRoutes.running(running, builtIn()));
        now.checkReturning(Set.of("confirm"));

        others.put("confirm", Part.of(running.getRoute("confirm")));
        assertThat(replaced).isNotEqualTo(others.get("confirm"));
        assertThatThrownBy(() -> now.checkReturning(Set.of("confirm")))
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
        assertThatCode(() -> check(file(file))).doesNotThrowAnyException();
    }

    @Test
    void aThousandRoutesInARowAreJudgedInTime() throws Rejection {
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

        assertThatThrownBy(() -> check(file("r0: direct:r0; direct:r999"))).hasMessageContaining("r0 -> r999 -> r998");
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

        assertThatThrownBy(() -> check(file(parts[0])))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compensate: direct:compensate; accept | a: direct:a; log // claims orders, and not in one transaction",
                "compensate: direct:compensate; direct:claim, direct:effect"
                        + " | claim: direct:claim; transacted readCommitted accept"
                        + " | effect: direct:effect; transacted readCommitted sql:UPDATE t SET a = 1"
                        + " // claims orders, and not in one transaction",
                "compensate: direct:compensate; transacted requiresNew accept // not in one transaction",
                "a: direct:a; once // claims orders, and not in one transaction",
                "a: direct:a; direct:compensate // calls direct:compensate itself",
                "order-cancel: rocketmq:orderTopic?consumerGroup=order_orderTopic_cancel_group; direct:compensate"
                        + " // calls direct:compensate itself",
                "a restore: direct:a; transacted requiresNew sql:UPDATE t SET a = 1 // has a transaction of its own",
                "a restore: direct:a; direct:b | b: direct:b; transacted requiresNew log // has a transaction of its own"
            })
    void noWorkLeavesTheTransactionThatClaims(String file) {
        String[] parts = file.split(" // ");

        assertThatThrownBy(() -> check(file(parts[0])))
                .isInstanceOf(Rejection.class)
                .hasMessageContaining(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compensate: direct:compensate; transacted readCommitted accept",
                "a: direct:a; transacted readCommitted once",
                "a restore: direct:a; transacted readCommitted sql:UPDATE t SET a = 1",
                "a: direct:a; transacted requiresNew log"
            })
    void whatStaysInItIsTaken(String file) {
        assertThatCode(() -> check(file(file))).doesNotThrowAnyException();
    }

    private void take(String name, String routes) throws Rejection {
        for (Part route : check(FileText.of(name, text(routes))).routes()) {
            others.put(route.id(), route);
            owners.put(route.id(), "routes/x.camel.yaml");
        }
    }

    private Trial.Parts check(FileText file) throws Rejection {
        return check.check(file, new Neighbours(others, owners, BuiltInRoutes.running(running, builtIn())));
    }

    private static List<String> builtIn() {
        return Stream.of(new File("src/main/resources/routes").list())
                .map(name -> "classpath:routes/" + name)
                .toList();
    }

    private static FileText file(String routes) {
        return FileText.of("routes/x.camel.yaml", text(routes));
    }

    /** {@code id group: from; step, step | ...} */
    private static String text(String routes) {
        StringBuilder yaml = new StringBuilder();
        for (String route : routes.split(" \\| ")) {
            String[] parts = route.split(": |; ", 3);
            String[] name = parts[0].split(" ");
            String group = name.length > 1
                    ? "group: " + name[1] + ", "
                    : name[0].startsWith("restore") ? "group: restore, " : "";
            yaml.append("- route: {id: %s, %sfrom: {uri: '%s', steps: [".formatted(name[0], group, parts[1]));
            for (String step : parts[2].split(", ")) {
                yaml.append("{").append(step(step)).append("},");
            }
            yaml.append("]}}\n");
        }
        return yaml.toString();
    }

    private static String step(String step) {
        if (step.startsWith("transacted ")) {
            String[] words = step.split(" ", 3);
            return "transacted: {ref: " + words[1] + ", steps: [{" + step(words[2]) + "}]}";
        }
        return switch (step) {
            case "log" -> "log: a";
            case "accept" -> "bean: {ref: intake, method: accept}";
            case "confirm" -> "setBody: {method: {ref: confirmation, method: confirm}}";
            case "steps" -> "recipientList: {method: {ref: restoreSteps, method: endpoints}}";
            case "includes" -> "filter: {method: {ref: restoreSteps, method: includesOrder}, steps: [{log: a}]}";
            case "once" ->
                "idempotentConsumer: {simple: '${body}', idempotentRepository: '#consumerLog', steps: [{log: a}]}";
            default -> "to: '" + step + "'";
        };
    }

    private static LiveSqlComponent sql() {
        LiveSqlComponent sql = new LiveSqlComponent(new Statements(Path.of("none")), Duration.ofSeconds(7));
        sql.setDataSource(new org.springframework.jdbc.datasource.DriverManagerDataSource());
        return sql;
    }

    /** What the routes call; none of it is called here. */
    public static final class Anything {

        public void accept() {}

        public void of() {}

        public void read() {}

        public void confirm() {}

        public void verify(Object order, Object saved) {}

        public void park(Object candidates, Object refused) {}

        public List<String> endpoints() {
            return List.of();
        }

        public boolean includesOrder() {
            return true;
        }
    }

    private static final class OneTransaction implements TransactedPolicy {

        @Override
        public void beforeWrap(Route route, org.apache.camel.NamedNode definition) {}

        @Override
        public org.apache.camel.Processor wrap(Route route, org.apache.camel.Processor processor) {
            return processor;
        }
    }

    private static final class SqlNames implements org.apache.camel.spi.PropertiesFunction {

        @Override
        public String getName() {
            return "sql";
        }

        @Override
        public String apply(String name) {
            return "classpath:sql/" + name + ".sql";
        }
    }
}
