package io.ordercompensation.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.adopt.AdoptReport;
import io.ordercompensation.adopt.AdoptSettings;
import io.ordercompensation.adopt.Adoption;
import io.ordercompensation.adopt.ReportText;
import io.ordercompensation.audit.AuditLimits;
import io.ordercompensation.audit.InvariantQueries;
import io.ordercompensation.retry.Causes;
import io.ordercompensation.sql.StatementRules;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * {@code adopt} on the command line: looks at the tables that are there and says what a start would find and do, without
 * broker, routes or migration. Nothing is changed.
 */
public final class Adopt {

    /** The first argument. */
    public static final String COMMAND = "adopt";

    private static final String JSON = "--json";
    private static final String SQL = "--sql";
    private static final int WRONG = 2;

    private Adopt() {}

    /**
     * Answers the exit code: 0 if nothing can go wrong by starting, 1 if something has to be decided or would be refused,
     * 2 if the arguments cannot be understood or there is no connection.
     *
     * @param arguments all of the command line; those of the form {@code --name=value} are settings
     */
    public static int run(String... arguments) {
        Set<String> wanted = new LinkedHashSet<>();
        List<String> settings = new ArrayList<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            if (argument.startsWith("--") && argument.contains("=")) {
                settings.add(argument);
            } else if (argument.equals(JSON) || argument.equals(SQL)) {
                wanted.add(argument);
            } else {
                System.out.println("What is " + argument + "? adopt [--json | --sql] [--setting=value] ...");
                return WRONG;
            }
        }
        if (wanted.size() > 1) {
            System.out.println("Either --json or --sql: adopt [--json | --sql] [--setting=value] ...");
            return WRONG;
        }
        try (ConfigurableApplicationContext application = application().run(settings.toArray(String[]::new))) {
            return look(application, wanted, System.out);
        } catch (RuntimeException failure) {
            System.out.println("The database could not be looked at: " + Causes.rootReason(failure)
                    + ". See spring.datasource.url, username and password.");
            return WRONG;
        }
    }

    private static int look(ConfigurableApplicationContext application, Set<String> wanted, PrintStream out) {
        Clock clock = Clock.systemUTC();
        DataSource dataSource = application.getBean(DataSource.class);
        AdoptSettings settings = application.getBean(AdoptSettings.class);
        CompensationProperties properties = application.getBean(CompensationProperties.class);
        Adoption adoption = new Adoption(dataSource, settings, clock);
        if (wanted.contains(SQL)) {
            return adoption.script().print(out);
        }
        AdoptReport report = adoption.report(
                AuditConfiguration.invariantsOf(properties, new StatementRules(properties.sqlFunctions())),
                (with, scope) -> new InvariantQueries(
                        dataSource,
                        new JdbcTransactionManager(dataSource),
                        settings.group(),
                        settings.tag(),
                        limits(properties),
                        scope,
                        clock,
                        with));
        if (wanted.contains(JSON)) {
            out.println(json(report));
        } else {
            new ReportText(out).print(report);
        }
        return report.exitCode();
    }

    /** The audit's own, but for the time: its queries are as long at most as the others of this command. */
    private static AuditLimits limits(CompensationProperties properties) {
        var audit = properties.audit();
        return new AuditLimits(
                1,
                properties.adopt().timeout(),
                audit.grace(),
                audit.ordersSince(),
                properties.order().timeZone(),
                1);
    }

    private static String json(AdoptReport report) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The report cannot be written as JSON", e);
        }
    }

    private static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .profiles(COMMAND)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false);
    }

    /** Settings and data source, and nothing that runs by itself. */
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    @EnableConfigurationProperties(CompensationProperties.class)
    @Import(AdoptConfiguration.class)
    private static final class Application {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
