package io.ordercompensation.config;

import io.ordercompensation.adopt.WayBack;
import io.ordercompensation.adopt.WayBackPlan;
import io.ordercompensation.adopt.WayBackText;
import io.ordercompensation.retry.Causes;
import java.io.PrintStream;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code back} on the command line: sets aside what the old listener would restore a second time, so that it can take over
 * again. Without {@code --yes} it only says what it would do.
 */
public final class Back {

    /** The first argument. */
    public static final String COMMAND = "back";

    private static final String YES = "--yes";
    private static final String SQL = "--sql";
    private static final int LONGEST_NAME = 80;

    private Back() {}

    /**
     * Returns the exit code: 0 if nothing is left to do, 1 if something is, 2 if the arguments cannot be understood, or
     * there is no connection, or the tables are not this product's.
     *
     * @param arguments all of the command line; those of the form {@code --name=value} are settings
     */
    public static int run(String... arguments) {
        TableCommand command;
        try {
            command = TableCommand.of(
                    "back [--sql | --yes] [--setting=value] ...", new TreeSet<>(Set.of(SQL, YES)), arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            return TableCommand.WRONG;
        }
        String readOnly = "--spring.datasource.hikari.read-only=" + !command.has(YES);
        try (ConfigurableApplicationContext application = command.open(readOnly)) {
            return go(application.getBean(WayBack.class), command, System.out);
        } catch (RuntimeException failure) {
            System.err.println("The way back was not completed: " + Causes.rootReason(failure)
                    + ". Either all is changed or nothing; `back` shows which. See spring.datasource.url, username and"
                    + " password; this product must have run on these tables before.");
            return TableCommand.WRONG;
        }
    }

    private static int go(WayBack wayBack, TableCommand command, PrintStream out) {
        WayBackPlan plan = wayBack.plan();
        if (command.has(SQL)) {
            out.println("-- With this product stopped, in one transaction. Then `back` shows what is left to do.");
            out.println("SET TRANSACTION ISOLATION LEVEL READ COMMITTED;\nSTART TRANSACTION;");
            wayBack.script(operator()).forEach(statement -> out.println("\n" + statement + ";"));
            out.println("\nCOMMIT;");
            return plan.changes() == 0 && !plan.isOpen() ? 0 : 1;
        }
        WayBackText text = new WayBackText(out);
        if (!command.has(YES)) {
            text.plan(plan);
            return plan.changes() == 0 && !plan.isOpen() ? 0 : 1;
        }
        wayBack.go(operator());
        WayBackPlan now = wayBack.plan();
        text.done(plan, now);
        return now.isOpen() ? 1 : 0;
    }

    /** Who acts, for the operator log. */
    private static String operator() {
        String user = System.getProperty("user.name", "").replaceAll("[^\\p{Alnum}._@-]", "_");
        return "back by " + user.substring(0, Math.min(LONGEST_NAME, user.length()));
    }
}
