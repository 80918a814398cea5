package io.ordercompensation.config;

import io.ordercompensation.message.OrderTopicProperties;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * A command that needs only the tables: settings and a data source, without broker, routes or migration.
 *
 * @param options one at most
 * @param settings of the form {@code --name=value}
 */
record TableCommand(Set<String> options, List<String> settings) {

    /** The exit code if the arguments cannot be understood or there is no connection. */
    static final int WRONG = 2;

    private static final String USER = "spring.datasource.username";
    private static final String FLYWAY_USER = "spring.flyway.user";

    /**
     * Reads all of the command line but the command.
     *
     * @throws IllegalArgumentException that says what is wrong
     */
    static TableCommand of(String usage, Set<String> known, String... arguments) {
        Set<String> options = new LinkedHashSet<>();
        List<String> settings = new ArrayList<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            if (argument.startsWith("--") && argument.contains("=")) {
                settings.add(argument);
            } else if (known.contains(argument)) {
                options.add(argument);
            } else {
                throw new IllegalArgumentException("What is " + argument + "? " + usage);
            }
        }
        if (options.size() > 1) {
            throw new IllegalArgumentException("Either " + String.join(" or ", known) + ": " + usage);
        }
        return new TableCommand(options, settings);
    }

    boolean has(String option) {
        return options.contains(option);
    }

    /** @param more settings that win over those of the files */
    ConfigurableApplicationContext open(String... more) {
        return open(context -> {}, more);
    }

    /** Uses the account that migrates at a start, unless the command line names one: it sees what it will do. */
    ConfigurableApplicationContext openAsMigration() {
        return open(context -> {
            ConfigurableEnvironment environment = context.getEnvironment();
            if (environment.containsProperty(FLYWAY_USER)
                    && settings.stream().noneMatch(setting -> setting.startsWith("--" + USER + "="))) {
                environment
                        .getPropertySources()
                        .addFirst(new MapPropertySource(
                                "account of the migration",
                                Map.of(
                                        USER,
                                        environment.getRequiredProperty(FLYWAY_USER),
                                        "spring.datasource.password",
                                        environment.getProperty("spring.flyway.password", ""))));
            }
        });
    }

    private ConfigurableApplicationContext open(
            ApplicationContextInitializer<ConfigurableApplicationContext> account, String... more) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(List.of(more));
        return new SpringApplicationBuilder(Application.class)
                .initializers(account)
                .web(WebApplicationType.NONE)
                .profiles(Adopt.COMMAND)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(all.toArray(String[]::new));
    }

    /** Settings and data source, and nothing that runs by itself. */
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    @EnableConfigurationProperties({CompensationProperties.class, OrderTopicProperties.class})
    @Import({DatabaseConfiguration.Choice.class, AdoptConfiguration.class})
    @Standalone
    private static final class Application {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
