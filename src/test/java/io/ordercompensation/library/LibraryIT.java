package io.ordercompensation.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.config.CompensationProperties;
import io.ordercompensation.retry.RetryPolicy;
import io.ordercompensation.support.embedded.Administrators;
import io.ordercompensation.support.embedded.EmbeddedBroker;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.EmbeddedDatabases;
import io.ordercompensation.support.embedded.EmbeddedRocketMq;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.embedded.TestProducer;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.CancelMessage;
import io.ordercompensation.test.Order;
import io.ordercompensation.test.Shop;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The product in somebody else's application, which keeps what it has. */
@OnEachDatabase
class LibraryIT {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final EmbeddedDatabase database;
    private final EmbeddedRocketMq broker = EmbeddedBroker.shared();
    private final String topic = "orders_" + UUID.randomUUID();
    private final List<String> settings = new ArrayList<>();
    private String main;
    private String orders;
    private ConfigurableApplicationContext application;

    LibraryIT(EmbeddedDatabase database) {
        this.database = database;
    }

    @AfterEach
    void stop() {
        if (application != null) {
            application.close();
        }
    }

    @Test
    void restoresInTheDatabaseOfTheOrders() {
        start();
        Shop shop = new Shop(schema(orders));
        shop.goods(1, 1, 100);
        shop.users(1, 1, "50.00");
        Order order = Order.of(7).goods(1, 3).balance(1, "0.10");
        shop.place(order);
        CancelMessage message = CancelMessage.of(order);

        try (TestProducer producer = new TestProducer(broker.nameServer())) {
            producer.send(topic, "order_cancel", message.keys(), message.body().getBytes());
        }

        await().atMost(LIMIT).until(() -> shop.messageStatus("7") == 1);
        assertThat(shop.stock(1)).isEqualTo(100);
        assertThat(new Books(shop).breaches()).isEmpty();
    }

    @Test
    void leavesTheMigrationsAlone() {
        start();

        assertThat(tables(main)).containsExactlyInAnyOrder("flyway_schema_history", "other_table");
        assertThat(tables(orders))
                .contains("order_compensation_schema_history", "trade_order", "trade_mq_consumer_log")
                .doesNotContain("flyway_schema_history", "other_table");
    }

    @Test
    void leavesTheRoutesAlone() {
        start();
        CamelContext camel = application.getBean(CamelContext.class);
        var producer = camel.createProducerTemplate();

        assertThat(producer.requestBody("direct:own", null, String.class)).isEqualTo("handled");
        assertThat(producer.requestBody("direct:own-query", null, String.class))
                .as("Camel's own component lets a header replace the statement")
                .contains("2");
        assertThat(camel.getGlobalOptions()).isEmpty();
        List<String> withoutErrorHandler =
                camel.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinitions().stream()
                        .filter(route -> "order-compensation".equals(route.getRouteConfigurationId()))
                        .map(RouteDefinition::getRouteId)
                        .toList();
        assertThat(camel.getRoutes().stream().map(org.apache.camel.Route::getRouteId))
                .as("all that are not the application's")
                .containsExactlyInAnyOrderElementsOf(with(withoutErrorHandler, "own", "own-query"));
    }

    @Test
    void leavesPagesAndLoginAlone() throws Exception {
        start();

        assertThat(status("/open")).isEqualTo(200);
        assertThat(status("/actuator/health")).isEqualTo(200);
        assertThat(status("/anything")).isEqualTo(401);
        assertThat(status("/orders"))
                .as("the application's login, not the product's")
                .isEqualTo(401);
        assertThat(application.getBeansOfType(org.springframework.security.web.SecurityFilterChain.class))
                .containsOnlyKeys("login");
        assertThat(application.getBeanDefinitionNames())
                .noneMatch(name -> name.toLowerCase().matches(".*(orderendpoint|parkedendpoint|consolepages).*"));
    }

    @Test
    void letsBeansOfTheApplicationTakeThePlaceOfItsOwn() {
        start();

        assertThat(application.getBeansOfType(RetryPolicy.class)).containsOnlyKeys("never");
        assertThat(application.getBean("audit")).isEqualTo("ours");
    }

    @Test
    void isNotThereIfItIsTurnedOff() {
        start("compensation.enabled=false");

        assertThat(application.getBeansOfType(CompensationProperties.class)).isEmpty();
        assertThat(application.getBean(CamelContext.class).getRoutes()).hasSize(3);
        assertThat(tables(orders)).isEmpty();
    }

    @Test
    void leavesTheTablesAloneIfItIsToldTo() {
        settings("compensation.database.migrate=false");

        assertThatThrownBy(this::run).hasStackTraceContaining("The database lacks ", "table trade_mq_consumer_log");
        assertThat(tables(orders)).isEmpty();
    }

    @Test
    void asksWhichDatabaseIsThatOfTheOrders() {
        settings("spring.flyway.enabled=false");

        assertThatThrownBy(() -> new SpringApplicationBuilder(Undecided.class).run(arguments()))
                .hasStackTraceContaining("There is more than one DataSource, or none, and none is marked");
    }

    @Test
    void deploysNoFilesInAnApplicationWhoseBeansTheyCouldShow() {
        settings("compensation.hot-deploy.enabled=true");

        assertThatThrownBy(this::run).hasStackTraceContaining("could turn any bean into JSON");
    }

    private void start(String... more) {
        settings(more);
        application = run();
    }

    private void settings(String... more) {
        main = EmbeddedDatabases.freshSchema(database);
        orders = EmbeddedDatabases.freshSchema(database);
        String group = "cancels_" + UUID.randomUUID();
        broker.createTopic(topic, 4);
        broker.prepareGroup(group);
        settings.addAll(List.of(
                "spring.datasource.url=" + database.jdbcUrl(main),
                "spring.datasource.username=" + database.username(),
                "spring.datasource.password=" + database.password(),
                "orders.url=" + database.jdbcUrl(orders),
                "spring.flyway.locations=classpath:other-application/migration",
                "rocketmq.name-server=" + broker.nameServer(),
                "mq.order.topic=" + topic,
                "mq.order.consumer.group.name=" + group,
                "server.port=0",
                // Hawtio, which is on the tests' class path, leaves none.
                "management.endpoints.web.exposure.include=health",
                "camel.main.name=" + main,
                "compensation.retry.poll-interval=50"));
        settings.addAll(List.of(more));
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(OtherApplication.class).run(arguments());
    }

    private String[] arguments() {
        return settings.stream().map("--"::concat).toArray(String[]::new);
    }

    private DataSource schema(String name) {
        return Administrators.of(database.jdbcUrl(name), database.username(), database.password());
    }

    private List<String> tables(String name) {
        return new JdbcTemplate(schema(name)).queryForList("SHOW TABLES", String.class);
    }

    private int status(String path) throws IOException, InterruptedException {
        URI page =
                URI.create("http://127.0.0.1:" + application.getEnvironment().getProperty("local.server.port") + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static List<String> with(List<String> all, String... more) {
        List<String> both = new ArrayList<>(all);
        both.addAll(List.of(more));
        return both;
    }

    /** Two databases, and nothing says which is meant. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Undecided {

        @Bean
        DataSource one() {
            return new DriverManagerDataSource();
        }

        @Bean
        DataSource other() {
            return new DriverManagerDataSource();
        }
    }
}
