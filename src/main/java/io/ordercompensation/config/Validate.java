package io.ordercompensation.config;

import io.ordercompensation.reload.HotDeployParts;
import io.ordercompensation.reload.SqlCheck;
import io.ordercompensation.reload.Validation;
import io.ordercompensation.sql.StatementRules;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * {@code validate FILE...} on the command line: checks files as hot deploy would, without broker, web server or
 * migration. With {@code --database} the configured database checks the statements too.
 */
public final class Validate {

    /** The first argument. */
    public static final String COMMAND = "validate";

    private static final String DATABASE = "--database";

    private Validate() {}

    /**
     * Returns the exit code: 0 if all files are good, 1 if one is not, 2 if the arguments cannot be understood.
     *
     * @param main the product's main class
     * @param arguments all of the command line; those that begin with two dashes are settings
     */
    public static int run(Class<?> main, String... arguments) {
        List<Path> files = new ArrayList<>();
        List<String> options = new ArrayList<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            if (argument.startsWith("--")) {
                options.add(argument);
            } else {
                files.add(Path.of(argument));
            }
        }
        if (files.isEmpty()) {
            System.out.println("Which file? validate [--database] [--setting=value] config/routes/NAME.camel.yaml ...");
            return 2;
        }
        boolean database = options.remove(DATABASE);
        return passes(main, files, database, System.out, options) ? 0 : 1;
    }

    /**
     * Answers whether hot deploy would take all of the files, without a database.
     *
     * @param out gets a line for each file
     */
    public static boolean passes(Class<?> main, List<Path> files, PrintStream out) {
        return passes(main, files, false, out, List.of());
    }

    private static boolean passes(
            Class<?> main, List<Path> files, boolean database, PrintStream out, List<String> options) {
        try (ConfigurableApplicationContext application = application(main).run(options.toArray(String[]::new))) {
            SqlCheck sql = new SqlCheck(
                    application.getBean(StatementRules.class), database ? application.getBean(DataSource.class) : null);
            return new Validation(application.getBean(HotDeployParts.class), sql, out).passes(files);
        }
    }

    private static SpringApplicationBuilder application(Class<?> main) {
        return new SpringApplicationBuilder(main)
                .web(WebApplicationType.NONE)
                .profiles(COMMAND)
                .lazyInitialization(true)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false);
    }
}
