package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import io.ordercompensation.retry.Causes;
import io.ordercompensation.sql.RefusedStatementException;
import io.ordercompensation.sql.StatementRules;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.apache.camel.component.sql.SqlHelper;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;

/**
 * Checks whether a statement may be run: first by rules, without a database; then the database is asked whether it
 * would run it, without running it.
 */
public final class SqlCheck {

    private static final Pattern SERVER_LINE = Pattern.compile("at line (\\d+)");
    private static final Pattern LIST = Pattern.compile("(:[?#])in:");

    private static final int SYNTAX = 1064;
    private static final int PATIENCE_SECONDS = 10;

    private final StatementRules rules;
    private final DataSource dataSource;

    /** @param dataSource null if there is no database to ask: then only the rules are checked */
    public SqlCheck(StatementRules rules, DataSource dataSource) {
        this.rules = rules;
        this.dataSource = dataSource;
    }

    /**
     * Returns if the rules allow the statement, and the database has prepared it.
     *
     * @param what names the statement in the refusal
     * @throws RejectedException if one of them refuses it, or the database cannot be asked
     */
    void check(String what, String text) throws RejectedException {
        String plain = plain(what, text);
        if (plain.isBlank()) {
            throw RejectedException.of(null, "There is nothing in " + what + ".", "Write one, or delete the file.");
        }
        try {
            rules.check(text);
        } catch (RefusedStatementException e) {
            throw refused(what, e);
        }
        if (dataSource == null) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            prepare(connection, plain);
        } catch (SQLException e) {
            if (Causes.isInfrastructure(e)) {
                throw RejectedException.passing(
                        "The database cannot be asked about " + what + ": " + Causes.rootReason(e) + ".",
                        "It is asked again until it answers.",
                        e);
            }
            throw refusal(what, text, e);
        }
    }

    /** The same for a query of the audit, which the database checks when it runs. */
    void checkQuery(String text) throws RejectedException {
        try {
            rules.checkQuery(text);
        } catch (RefusedStatementException e) {
            throw refused("the audit", e);
        }
    }

    private static RejectedException refused(String what, RefusedStatementException e) {
        return RejectedException.of(e.line(), "This is not allowed in " + what + ": " + e.getMessage(), e.remedy(), e);
    }

    private static RejectedException refusal(String what, String text, SQLException refused) {
        String message =
                "The database refuses " + what + ": " + refused.getMessage().replaceAll("\\s+", " ") + ".";
        return refused.getErrorCode() == SYNTAX
                ? RejectedException.of(line(text, refused), message, "Correct the statement there.", refused)
                : RejectedException.passing(
                        message, "Correct it, or create what is missing: the database is asked again.", refused);
    }

    /** Uses the server's own PREPARE: the driver would check the statement only when it runs. */
    private static void prepare(Connection connection, String sql) throws SQLException {
        try (PreparedStatement text = connection.prepareStatement("SET @compensation_check = ?");
                Statement statement = connection.createStatement()) {
            // PREPARE would wait for a table that is being changed.
            text.setQueryTimeout(PATIENCE_SECONDS);
            statement.setQueryTimeout(PATIENCE_SECONDS);
            text.setString(1, sql);
            text.execute();
            try {
                statement.execute("PREPARE compensation_check FROM @compensation_check");
                statement.execute("DEALLOCATE PREPARE compensation_check");
            } finally {
                statement.execute("SET @compensation_check = NULL");
            }
        }
    }

    /** Replaces the parameters by question marks, those of routes ({@code :#name}) and of Java ({@code :name}). */
    private static String plain(String what, String text) throws RejectedException {
        String sql = SqlHelper.resolvePlaceholders(text, "#");
        try {
            sql = new DefaultSqlPrepareStatementStrategy()
                    .prepareQuery(LIST.matcher(sql).replaceAll("$1"), true, null);
            return NamedParameterUtils.substituteNamedParameters(NamedParameterUtils.parseSqlStatement(sql), null);
        } catch (SQLException | RuntimeException e) {
            throw RejectedException.of(
                    null, "The parameters of " + what + " cannot be read: " + e.getMessage() + ".", "Correct them.", e);
        }
    }

    /** The server counts the lines that it is sent; comments are not sent, so they are not counted here either. */
    private static Integer line(String text, SQLException refusal) {
        Matcher server = SERVER_LINE.matcher(String.valueOf(refusal.getMessage()));
        if (!server.find()) {
            return null;
        }
        int wanted = Integer.parseInt(server.group(1));
        int sent = 0;
        int line = 0;
        for (String words : text.split("\n", -1)) {
            line++;
            if (!words.isBlank() && !words.strip().startsWith("--") && ++sent == wanted) {
                return line;
            }
        }
        return null;
    }
}
