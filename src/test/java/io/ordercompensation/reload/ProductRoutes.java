package io.ordercompensation.reload;

import io.ordercompensation.claim.OrderMessages;
import io.ordercompensation.reload.check.DefaultRules;
import io.ordercompensation.reload.check.RouteFileCheck;
import io.ordercompensation.rocketmq.AcknowledgingRocketMQComponent;
import io.ordercompensation.sql.StatementRules;
import io.ordercompensation.sql.Statements;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.aggregate.UseLatestAggregationStrategy;
import org.apache.camel.spi.PropertiesFunction;
import org.apache.camel.spi.Registry;
import org.apache.camel.spi.TransactedPolicy;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The product's own routes in a context of their own: built, as far as their calls go, and never started. */
final class ProductRoutes {

    private ProductRoutes() {}

    static CamelContext context() throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.setAutoStartup(false);
        context.addComponent("rocketmq", new AcknowledgingRocketMQComponent());
        context.addComponent("sql", sql());
        context.getPropertiesComponent().setInitialProperties(settings());
        context.getPropertiesComponent().addPropertiesFunction(new SqlNames());
        bind(context.getRegistry());
        for (String location : locations()) {
            String path = location.replace("classpath:", "");
            String text = new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
            for (RoutesBuilder routes : TrialContext.load(context, FileText.of(path, text))) {
                context.addRoutes(routes);
            }
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:isolate").routeId("isolate").process(exchange -> {});
            }
        });
        // Only now: of routes that are there at its start a context forgets what they are made of.
        context.start();
        return context;
    }

    static RouteCheck check(CamelContext running) {
        return new RouteCheck(
                RouteFileCheck.of(DefaultRules.allowedWithBean("requiresNew")),
                new TrialContext(
                        running, Map.of("rocketmq", AcknowledgingRocketMQComponent::new, "sql", ProductRoutes::sql)),
                new Statements(Path.of("none")),
                new SqlCheck(new StatementRules(Set.of()), null));
    }

    static List<String> locations() {
        return Stream.of(new File("src/main/resources/routes").list())
                .map(name -> "classpath:order-compensation/routes/" + name)
                .toList();
    }

    /** The jar's, and some of a user's. */
    private static Properties settings() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(
                new ClassPathResource("order-compensation/defaults.yaml"),
                new ClassPathResource("order-compensation/standalone.yaml"));
        Properties settings = new Properties();
        yaml.getObject().forEach((name, value) -> settings.setProperty(name.toString(), value.toString()));
        settings.setProperty("compensation.consumer.tick", "1");
        settings.setProperty("compensation.consumer.every-minute", "60s");
        settings.setProperty("compensation.consumer.other-topic", "other");
        return settings;
    }

    private static void bind(Registry registry) {
        for (String bean : List.of("readCommitted", "requiresNew")) {
            registry.bind(bean, new OneTransaction());
        }
        for (String bean :
                List.of("restoreSteps", "intake", "confirmation", "deliveries", "orderRequests", "savedOrder")) {
            registry.bind(bean, new Anything());
        }
        registry.bind("acceptedOrders", new UseLatestAggregationStrategy());
        registry.bind("orderMessages", new OrderMessages(false));
        registry.bind("consumerLog", MemoryIdempotentRepository.memoryIdempotentRepository());
    }

    private static LiveSqlComponent sql() {
        LiveSqlComponent sql =
                new LiveSqlComponent(new Statements(Path.of("none")), false, Duration.ofSeconds(7), 1_000_000);
        sql.setDataSource(new DriverManagerDataSource());
        return sql;
    }

    /** What the routes call; none of it is called here. */
    public static final class Anything {

        public void accept() {}

        public void of() {}

        public void read() {}

        public void confirm() {}

        public void verify(Object order, Object saved) {}

        public void verifyLines(Object order, Object lines, Object coupons) {}

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
        public void beforeWrap(Route route, NamedNode definition) {}

        @Override
        public Processor wrap(Route route, Processor processor) {
            return processor;
        }
    }

    private static final class SqlNames implements PropertiesFunction {

        @Override
        public String getName() {
            return "sql";
        }

        @Override
        public String apply(String name) {
            return "classpath:order-compensation/sql/" + name + ".sql";
        }
    }
}
