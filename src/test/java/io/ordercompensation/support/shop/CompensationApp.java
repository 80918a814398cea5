package io.ordercompensation.support.shop;

import io.ordercompensation.OrderCompensation;
import io.ordercompensation.support.embedded.Administrators;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.test.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Starts the product itself, with its own configuration and a few properties changed. */
public final class CompensationApp {

    private static final String ADMINISTRATOR = "test.administrator.";

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<Class<?>> sources = new ArrayList<>(List.of(OrderCompensation.class));
    private int accounts;

    public CompensationApp(EmbeddedDatabase database, String schema) {
        with("spring.datasource.url", database.jdbcUrl(schema));
        with("spring.datasource.username", database.productAccount().name());
        with("spring.datasource.password", database.productAccount().password());
        with("spring.flyway.user", database.migrationAccount().name());
        with("spring.flyway.password", database.migrationAccount().password());
        with(ADMINISTRATOR + "name", database.username());
        with(ADMINISTRATOR + "password", database.password());
        with("camel.main.name", "order-compensation-" + UUID.randomUUID());
        with("camel.main.run-controller", false);
        // Several applications of one JVM would claim the same names.
        with("spring.jmx.enabled", false);
        with("spring.main.web-application-type", "none");
        with("compensation.database.probe-interval", "100ms");
        with("compensation.retry.initial-delay", "100ms");
        with("compensation.retry.poll-interval", 50);
    }

    /** Leaves the consumer out: the test sends batches to {@code direct:isolate} itself. */
    public CompensationApp withoutBroker() {
        return with("compensation.consumer.enabled", false).with("compensation.dead-letters.enabled", false);
    }

    /** Opens the management server, on a port that {@code local.management.port} names. */
    public CompensationApp withManagement() {
        return with("spring.main.web-application-type", "servlet")
                .with("server.port", 0)
                .with("management.server.port", 0);
    }

    /**
     * Lets somebody log in.
     *
     * @param password says how it is encoded
     */
    public CompensationApp withAccount(String name, String password, String role) {
        String account = "compensation.management.accounts[" + accounts++ + "].";
        return with(account + "name", name).with(account + "password", password).with(account + "role", role);
    }

    /** One account for each of the roles, with the role's name and the same password. */
    public CompensationApp withRoles(String password, String... roles) {
        for (String role : roles) {
            withAccount(role, "{noop}" + password, role);
        }
        return this;
    }

    public CompensationApp with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    /** Adds a user's own bean or route builder. */
    public CompensationApp withBean(Class<?> source) {
        sources.add(source);
        return this;
    }

    /** What is changed, for a process that cannot be started from here. */
    public Map<String, Object> properties() {
        return Map.copyOf(properties);
    }

    public ConfigurableApplicationContext start() {
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(sources.toArray(Class[]::new)).run(arguments);
    }

    /** Brings the schema to the product's shape without starting the product; answers it, with all rights. */
    public DataSource migrated() {
        String url = text("spring.datasource.url");
        Tables.migrate(new DriverManagerDataSource(url, text("spring.flyway.user"), text("spring.flyway.password")));
        return Administrators.of(url, text(ADMINISTRATOR + "name"), text(ADMINISTRATOR + "password"));
    }

    private String text(String property) {
        return (String) properties.get(property);
    }

    /** The application's schema with all rights, for what a test prepares and looks at. */
    public static DataSource administrator(ConfigurableApplicationContext application) {
        var environment = application.getEnvironment();
        return Administrators.of(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty(ADMINISTRATOR + "name"),
                environment.getRequiredProperty(ADMINISTRATOR + "password"));
    }

    public static CamelContext camel(ConfigurableApplicationContext application) {
        return application.getBean(CamelContext.class);
    }
}
