package io.ordercompensation.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.adopt.AdoptReport;
import io.ordercompensation.adopt.AdoptSettings;
import io.ordercompensation.adopt.Adoption;
import io.ordercompensation.adopt.ReportText;
import io.ordercompensation.audit.AuditProperties;
import io.ordercompensation.audit.InvariantQueries;
import io.ordercompensation.retry.Causes;
import io.ordercompensation.sql.StatementRules;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * {@code adopt} on the command line: looks at the existing tables and says what a start would find and do, without
 * broker, routes or migration. Nothing is changed.
 */
public final class Adopt {

    /** The first argument. */
    public static final String COMMAND = "adopt";

    private static final String JSON = "--json";
    private static final String SQL = "--sql";

    private Adopt() {}

    /**
     * Returns the exit code: 0 if a start is safe, 1 if something has to be decided or a start would be refused,
     * 2 if the arguments cannot be understood or there is no connection.
     *
     * @param arguments all of the command line; those of the form {@code --name=value} are settings
     */
    public static int run(String... arguments) {
        TableCommand command;
        try {
            command = TableCommand.of(
                    "adopt [--json | --sql] [--setting=value] ...", new TreeSet<>(Set.of(JSON, SQL)), arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return TableCommand.WRONG;
        }
        try (ConfigurableApplicationContext application = command.openAsMigration()) {
            return look(application, command, System.out);
        } catch (RuntimeException failure) {
            String what = "The database could not be looked at: "
                    + Causes.rootReason(failure).replaceFirst("[.]$", "")
                    + ". See spring.datasource.url, username and password, and whether the server is too busy to answer in time.";
            System.err.println(what);
            if (command.has(JSON)) {
                System.out.println(json(Map.of("exitCode", TableCommand.WRONG, "error", what)));
            }
            return TableCommand.WRONG;
        }
    }

    private static int look(ConfigurableApplicationContext application, TableCommand command, PrintStream out) {
        Clock clock = Clock.systemUTC();
        DataSource dataSource = application.getBean(DataSource.class);
        AdoptSettings settings = application.getBean(AdoptSettings.class);
        CompensationProperties properties = application.getBean(CompensationProperties.class);
        Adoption adoption = new Adoption(dataSource, settings, clock);
        if (command.has(SQL)) {
            return adoption.script().print(out);
        }
        AdoptReport report = adoption.report(
                AuditConfiguration.invariantsOf(properties, new StatementRules(properties.sqlFunctions())),
                (with, scope) -> new InvariantQueries(
                        dataSource,
                        new JdbcTransactionManager(dataSource),
                        settings.orderTopic().cancels(),
                        limits(properties),
                        scope,
                        clock,
                        with));
        if (command.has(JSON)) {
            out.println(json(report));
        } else {
            new ReportText(out).print(report);
        }
        return report.exitCode();
    }

    /** The audit's limits, but with the query timeout of this command. */
    private static AuditProperties limits(CompensationProperties properties) {
        var audit = properties.audit();
        return audit.within(properties.adopt().timeout());
    }

    private static String json(Object report) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The report cannot be written as JSON", e);
        }
    }
}
