package io.ordercompensation.sql;

import java.util.List;
import java.util.Set;

/** The tokens of one statement, and the positions of those that decide what it is. */
final class StatementText {

    private static final int MAX_DEPTH = 64;
    private static final Set<String> PRIORITIES = Set.of("low_priority", "high_priority", "ignore");
    private static final int NONE = -1;
    /** Schema, package and name. */
    private static final int MAX_PARTS = 3;

    private final List<Token> tokens;
    private final int verb;
    private int into = NONE;
    private int target = NONE;

    StatementText(List<Token> all) throws RefusedStatementException {
        this.tokens = all.get(all.size() - 1).isSymbol(';') ? all.subList(0, all.size() - 1) : all;
        requireOne();
        this.verb = findVerb();
        if (verb().equals("insert") || verb().equals("replace")) {
            findTarget();
        }
    }

    /** The first keyword, or the one after the list of a WITH; in lower case. */
    String verb() {
        return Token.lower(tokens.get(verb).text());
    }

    int verbLine() {
        return tokens.get(verb).line();
    }

    private void requireOne() throws RefusedStatementException {
        int depth = 0;
        for (Token token : tokens) {
            if (token.isSymbol(';')) {
                throw refused(
                        token, "A semicolon ends the statement, and more follows.", "Write one statement into a file.");
            }
            depth += token.opens() ? 1 : token.closes() ? -1 : 0;
            if (depth < 0 || depth > MAX_DEPTH) {
                throw refused(
                        token,
                        "A parenthesis is closed that was not opened, or more than %d are open.".formatted(MAX_DEPTH),
                        "Correct them.");
            }
        }
        if (tokens.isEmpty() || depth != 0) {
            throw new RefusedStatementException(
                    1,
                    "There is no whole statement in it: a parenthesis stays open, or nothing is there.",
                    "Complete it.");
        }
    }

    private int findVerb() throws RefusedStatementException {
        int first = 0;
        while (at(first).opens()) {
            first++;
        }
        int found = at(first).isWord("with") ? behindWith(first + 1) : first;
        Token token = at(found);
        if (token.kind() != Token.Kind.WORD
                || found > 0 && Set.of("insert", "replace").contains(Token.lower(token.text()))
                || first > 0 && !token.isWord("select")) {
            throw refused(
                    token,
                    "It does not begin with a known keyword, but with %s.".formatted(shown(token)),
                    "Write a SELECT, INSERT, UPDATE, DELETE or REPLACE.");
        }
        return found;
    }

    /** WITH [RECURSIVE] name [(columns)] AS (query), ... */
    private int behindWith(int from) throws RefusedStatementException {
        int i = at(from).isWord("recursive") ? from + 1 : from;
        while (true) {
            requireName(i);
            i++;
            if (at(i).opens()) {
                i = behindParentheses(i);
            }
            if (!at(i).isWord("as") || !at(i + 1).opens()) {
                throw refused(
                        at(i),
                        "Its WITH is not understood.",
                        "Write WITH name AS (SELECT ...) and then the statement.");
            }
            i = behindParentheses(i + 1);
            if (!at(i).isSymbol(',')) {
                return i;
            }
            i++;
        }
    }

    private int behindParentheses(int opening) throws RefusedStatementException {
        int depth = 0;
        for (int i = opening; i < tokens.size(); i++) {
            depth += tokens.get(i).opens() ? 1 : tokens.get(i).closes() ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        throw refused(at(opening), "A parenthesis is not closed.", "Close it.");
    }

    private void findTarget() throws RefusedStatementException {
        int i = verb + 1;
        while (at(i).kind() == Token.Kind.WORD && PRIORITIES.contains(Token.lower(at(i).text()))) {
            i++;
        }
        if (at(i).isWord("into")) {
            into = i++;
        }
        requireName(i);
        if (at(i).isWord("delayed")) {
            throw refused(at(i), "DELAYED leaves the transaction.", "Leave it out.");
        }
        while (at(i + 1).isSymbol('.')) {
            i += 2;
            requireName(i);
        }
        target = i;
    }

    private void requireName(int i) throws RefusedStatementException {
        if (!at(i).isName()) {
            throw refused(
                    at(i), "A name is missing before %s.".formatted(shown(at(i))), "Correct the statement there.");
        }
    }

    /** @throws RefusedStatementException if it reaches further than tables, or does more than its verb says */
    void requireNothingElse() throws RefusedStatementException {
        new SideEffects(tokens, into).requireNone();
    }

    void requireNoLock() throws RefusedStatementException {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isWord("lock")
                    || token.isWord("for")
                            && (at(i + 1).isWord("update") || at(i + 1).isWord("share"))) {
                throw refused(
                        token, "It locks what it reads, and orders would wait for the audit.", "Leave the lock out.");
            }
        }
    }

    void requireFunctions(Functions functions) throws RefusedStatementException {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isName() && tokens.get(i + 1).opens() && i != target && !namesColumns(i)) {
                String name = qualified(i);
                if (!functions.allows(name, tokens.get(i).kind() == Token.Kind.NAME)) {
                    throw refused(
                            tokens.get(i),
                            "It calls %s, which is not among the known functions.".formatted(name),
                            "Leave it out, or name it in compensation.sql-functions.");
                }
            }
        }
    }

    private String qualified(int i) {
        String name = Token.lower(tokens.get(i).text());
        for (int dot = i - 1, parts = 1; dot > 0 && tokens.get(dot).isSymbol('.'); dot -= 2) {
            if (++parts > MAX_PARTS) {
                return "..." + name;
            }
            name = Token.lower(tokens.get(dot - 1).text()) + "." + name;
        }
        return i > 0 && tokens.get(i - 1).isSymbol('.') && name.indexOf('.') < 0 ? "." + name : name;
    }

    /** The columns of a derived table, {@code (SELECT ...) AS t (a, b)}, or of a WITH, {@code t (a, b) AS (SELECT ...)}. */
    private boolean namesColumns(int i) throws RefusedStatementException {
        Token before = i == 0 ? null : tokens.get(i - 1);
        if (before == null) {
            return false;
        }
        if (before.closes() || before.isWord("as")) {
            return true;
        }
        if (!before.isSymbol(',') && !before.isWord("with") && !before.isWord("recursive")) {
            return false;
        }
        int behind = behindParentheses(i + 1);
        return at(behind).isWord("as") && at(behind + 1).opens();
    }

    /** Beyond the last token, one that nothing matches. */
    private Token at(int i) {
        return i < tokens.size()
                ? tokens.get(i)
                : new Token(Token.Kind.STRING, "", tokens.get(tokens.size() - 1).line());
    }

    private static String shown(Token token) {
        String text = token.text();
        return text.isEmpty() ? "nothing" : "'" + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + "'";
    }

    private static RefusedStatementException refused(Token token, String message, String remedy) {
        return new RefusedStatementException(token.line(), message, remedy);
    }
}
