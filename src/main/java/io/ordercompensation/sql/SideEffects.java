package io.ordercompensation.sql;

import java.util.List;
import java.util.Set;

/**
 * What a statement can do beyond its first keyword without calling an unknown function: write files and variables, run
 * procedures, advance a sequence, set session state, wait for locks as long as it likes, match a pattern that is not a
 * literal.
 */
final class SideEffects {

    private static final int MAX_PARAMETERS = 200;
    private static final Set<String> SEQUENCE = Set.of("next", "previous");
    private static final Set<String> ORACLE_SEQUENCE = Set.of("nextval", "currval");
    private static final Set<String> PATTERNS = Set.of("like", "rlike", "regexp");
    private static final int MAX_PATTERN = 200;
    /** What may follow a pattern without making another text of it. */
    private static final Set<String> ENDS = Set.of((") , ; and or xor then else when end as escape group order having"
                    + " limit for union except intersect on join left right inner where returning collate from")
            .split(" "));

    private static final Set<String> LOCKED = Set.of("update", "share", "mode");

    private final List<Token> tokens;
    private final int into;
    private int parameters;

    /** @param into index of the INTO of an INSERT, -1 if there is none */
    SideEffects(List<Token> tokens, int into) {
        this.tokens = tokens;
        this.into = into;
    }

    void requireNone() throws RefusedStatementException {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isWord("into") && i != into) {
                throw refused(token, "What is selected goes INTO a file or a variable.", "Leave INTO out.");
            }
            if (token.isWord("procedure")) {
                throw refused(token, "It runs a procedure.", "Leave PROCEDURE out.");
            }
            if (countsSequence(i)) {
                throw refused(
                        token,
                        "It counts a sequence, which no rollback takes back.",
                        "Let the table number its rows, with AUTO_INCREMENT.");
            }
            if (token.isWord("last_insert_id") && !(isSymbol(i + 1, '(') && isSymbol(i + 2, ')'))) {
                throw refused(
                        token,
                        "LAST_INSERT_ID with an argument changes the session's state.",
                        "Write LAST_INSERT_ID().");
            }
            if (token.isWord("wait")
                    && i > 0
                    && LOCKED.contains(Token.lower(at(i - 1).text()))) {
                throw refused(
                        token,
                        "It waits for a lock as long as it says, not as long as the session may.",
                        "Leave WAIT out, or write NOWAIT or SKIP LOCKED.");
            }
            if (token.kind() == Token.Kind.WORD
                    && PATTERNS.contains(Token.lower(token.text()))
                    && !isWrittenOut(i + 1)) {
                throw refused(
                        token,
                        "The pattern of %s is not written out, or is longer than %d characters: no timeout ends that."
                                .formatted(token.text(), MAX_PATTERN),
                        "Write it out, as in LIKE 'VIP%', or compare LEFT(a, n) with =.");
            }
            if (token.kind() == Token.Kind.PARAMETER && ++parameters > MAX_PARAMETERS) {
                throw refused(
                        token,
                        "It has more than %d parameters.".formatted(MAX_PARAMETERS),
                        "Pass a list as one JSON array, and read it with JSON_TABLE.");
            }
        }
    }

    /** One literal alone: the server joins several in a row into one. */
    private boolean isWrittenOut(int i) {
        int pattern = at(i).isWord("binary") ? i + 1 : i;
        return at(pattern).kind() == Token.Kind.STRING
                && at(pattern).text().length() <= MAX_PATTERN
                && pattern < tokens.size()
                && (pattern + 1 >= tokens.size()
                        || ENDS.contains(Token.lower(at(pattern + 1).text())));
    }

    /** {@code NEXT VALUE FOR s}, and what MariaDB takes for it in Oracle's mode: {@code s.nextval}. */
    private boolean countsSequence(int i) {
        Token token = tokens.get(i);
        String word = Token.lower(token.text());
        return token.kind() == Token.Kind.WORD
                        && SEQUENCE.contains(word)
                        && at(i + 1).isWord("value")
                        && at(i + 2).isWord("for")
                || token.isName() && ORACLE_SEQUENCE.contains(word) && i > 0 && isSymbol(i - 1, '.');
    }

    private boolean isSymbol(int i, char symbol) {
        return at(i).isSymbol(symbol);
    }

    /** Beyond the last token, one that nothing matches. */
    private Token at(int i) {
        return i < tokens.size() ? tokens.get(i) : new Token(Token.Kind.STRING, "", 1);
    }

    private static RefusedStatementException refused(Token token, String message, String remedy) {
        return new RefusedStatementException(token.line(), message, remedy);
    }
}
