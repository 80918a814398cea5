package io.ordercompensation.sql;

import java.util.List;
import java.util.Set;

/**
 * What a user's statement may be, checked before the database is asked: one SELECT, INSERT, UPDATE, DELETE or
 * REPLACE, which cannot end the transaction, and which reaches nothing but tables.
 */
public final class StatementRules {

    private static final Set<String> ALLOWED = Set.of("select", "insert", "update", "delete", "replace");

    private final Functions functions;

    /** @param functions that statements may call besides those that touch nothing but their arguments; {@code *} for all */
    public StatementRules(Set<String> functions) {
        this.functions = new Functions(functions);
    }

    /**
     * Returns if the statement may be run.
     *
     * @throws RefusedStatementException if not
     */
    public void check(String text) throws RefusedStatementException {
        checked(text);
    }

    /** The same for a query that neither changes nor locks anything, and may be put in parentheses. */
    public void checkQuery(String text) throws RefusedStatementException {
        StatementText statement = checked(text);
        if (!statement.verb().equals("select")) {
            throw new RefusedStatementException(
                    statement.verbLine(),
                    "An audit only looks, and this is %s.".formatted(upper(statement.verb())),
                    "Write a SELECT.");
        }
        statement.requireNoLock();
    }

    private StatementText checked(String text) throws RefusedStatementException {
        List<Token> tokens = Lexer.tokens(text);
        if (tokens.isEmpty()) {
            throw new RefusedStatementException(1, "It holds nothing but comments.", "Write a statement.");
        }
        StatementText statement = new StatementText(tokens);
        if (!ALLOWED.contains(statement.verb())) {
            throw new RefusedStatementException(
                    statement.verbLine(),
                    "A statement that begins with %s may end the transaction, or change more than rows."
                            .formatted(upper(statement.verb())),
                    "Write a SELECT, INSERT, UPDATE, DELETE or REPLACE.");
        }
        statement.requireNothingElse();
        statement.requireFunctions(functions);
        return statement;
    }

    private static String upper(String verb) {
        return verb.toUpperCase(java.util.Locale.ROOT);
    }
}
