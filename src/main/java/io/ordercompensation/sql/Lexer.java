package io.ordercompensation.sql;

import io.ordercompensation.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a statement into tokens as MySQL and MariaDB do. Neither its earlier readers (Camel, which drops lines that
 * begin with two dashes and takes a hash for a parameter; Spring; the driver) nor the SQL mode may make another
 * statement of it: whatever any two of them could read differently is refused.
 */
final class Lexer {

    private static final int MAX_LENGTH = 1_048_576;
    private static final String SYMBOLS = "(),.=<>!+-*/%&|^~;";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final ListParameters lists = new ListParameters();
    private int at;
    private int line = 1;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) throws RefusedStatementException {
        Lexer lexer = new Lexer(text);
        if (text.length() > MAX_LENGTH) {
            throw lexer.refused("It has more than " + MAX_LENGTH + " characters.", "Make it shorter.");
        }
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return lexer.tokens;
    }

    private void next() throws RefusedStatementException {
        char c = text.charAt(at);
        if (c == '\n') {
            line++;
            at++;
        } else if (c == ' ' || c == '\t' || c == '\r' && peek(1) == '\n') {
            at++;
        } else if (c == '-' && peek(1) == '-') {
            lineComment();
        } else if (c == '/' && peek(1) == '*') {
            blockComment();
        } else if (c == '\'' || c == '"' || c == '`') {
            quoted(c);
        } else if (c == ':') {
            parameter();
        } else if (c == '?') {
            add(Kind.PARAMETER, at + 1);
        } else if (isWordPart(c)) {
            word();
        } else if (SYMBOLS.indexOf(c) >= 0) {
            add(Kind.SYMBOL, at + 1);
        } else {
            throw unknown(c);
        }
    }

    private RefusedStatementException unknown(char c) {
        return switch (c) {
            case '#' ->
                refused(
                        "A # outside a parameter begins a comment for the server, but not for Camel.",
                        "Begin comments with --, and write parameters as :#name.");
            case '@' ->
                refused(
                        "It uses a variable of the session, which outlives the transaction.",
                        "Leave out what begins with @.");
            case '$', '{', '}', '\\', '[', ']' ->
                refused(
                        "The character " + c + " is read differently by the server, the driver and Camel.",
                        "Leave it out, or put it in a text in single quotes.");
            default -> refused("The character U+%04X is not allowed.".formatted((int) c), "Delete it.");
        };
    }

    private void lineComment() throws RefusedStatementException {
        if (" \t\n\r".indexOf(peek(2)) < 0) {
            throw refused(
                    "Two dashes without a space after them are a comment for Camel, but not for the server.",
                    "Put a space after them, or between them.");
        }
        int end = (text + '\n').indexOf('\n', at);
        requirePlain(at, end);
        at = end;
    }

    private void blockComment() throws RefusedStatementException {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw refused("A comment does not end.", "Close it with */.");
        }
        char first = peek(2);
        if (first == '!' || (first == 'M' || first == 'm') && peek(3) == '!') {
            throw refused(
                    "The server executes the text of such a comment.", "Write it as a statement, or leave it out.");
        }
        String comment = text.substring(at + 2, end);
        requirePlain(at, end);
        if (first == '+') {
            Hints.check(comment.substring(1), line);
        }
        String[] lines = comment.split("\n", -1);
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].trim().startsWith("--")) {
                throw refused("Camel drops a line of a comment that begins with two dashes.", "Write it without them.");
            }
        }
        line += lines.length - 1;
        at = end + 2;
    }

    private void quoted(char quote) throws RefusedStatementException {
        StringBuilder inside = new StringBuilder();
        int i = at + 1;
        while (true) {
            if (i >= text.length() || text.charAt(i) == '\n') {
                throw refused(
                        "What begins with %s does not end in its line.".formatted(quote),
                        "Close it; write a line break in it as CHAR(10).");
            }
            char c = text.charAt(i);
            if (c == quote) {
                requireNoEscape(i);
                if (text.startsWith(String.valueOf(quote), i + 1)) {
                    inside.append(c);
                    i += 2;
                    continue;
                }
                break;
            }
            inside.append(c);
            i++;
        }
        requirePlain(at, i);
        if (quote == '`') {
            PlainName.require(inside, line);
        }
        tokens.add(new Token(quote == '\'' ? Kind.STRING : Kind.NAME, inside.toString(), line));
        at = i + 1;
    }

    /** Whether a backslash escapes the next quote depends on the quote and on the server's SQL mode. */
    private void requireNoEscape(int quote) throws RefusedStatementException {
        int backslashes = 0;
        while (text.charAt(quote - 1 - backslashes) == '\\') {
            backslashes++;
        }
        if (backslashes % 2 == 1) {
            throw refused(
                    "A backslash stands before a quote; whether the text ends there depends on the server's SQL mode.",
                    "Write a quote within a text as two quotes.");
        }
    }

    /** Camel: {@code :#name}, {@code :#in:name}, {@code :#${...}}, later {@code :?...}; Java: {@code :name}. */
    private void parameter() throws RefusedStatementException {
        int i = at + 1;
        boolean list = false;
        if (i < text.length() && (text.charAt(i) == '#' || text.charAt(i) == '?')) {
            i++;
            list = text.startsWith("in:", i);
            i += list ? "in:".length() : 0;
            if (text.startsWith("${", i) || text.startsWith("$simple{", i)) {
                parameter(list, endOfExpression(i));
                return;
            }
        }
        int end = i;
        while (end < text.length() && isAsciiWordPart(text.charAt(end))) {
            end++;
        }
        if (end == i) {
            throw refused("A colon begins no parameter.", "Write a parameter as :#name, and assign nothing with :=.");
        }
        parameter(list, end);
    }

    private void parameter(boolean list, int end) throws RefusedStatementException {
        if (list) {
            boolean opened =
                    !tokens.isEmpty() && tokens.get(tokens.size() - 1).text().equals("(");
            lists.add(text.substring(at, end), opened && text.startsWith(")", end), line);
        }
        add(Kind.PARAMETER, end);
    }

    private int endOfExpression(int from) throws RefusedStatementException {
        for (int i = from; i < text.length() && text.charAt(i) != '\n'; i++) {
            char c = text.charAt(i);
            if (c == '}') {
                return i + 1;
            }
            if (c == '\'' || c == '"' || c == '`' || c == '\\') {
                break;
            }
        }
        throw refused(
                "An expression in the statement does not end in its line, or has a quote in it.",
                "Set a variable in an earlier step, and write it as :#name.");
    }

    private void word() {
        int end = at;
        boolean digits = true;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            digits &= text.charAt(end) >= '0' && text.charAt(end) <= '9';
            end++;
        }
        add(digits ? Kind.NUMBER : Kind.WORD, end);
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), line));
        at = end;
    }

    /** Control characters, and characters that some reader takes for a line end, hide what follows. */
    private void requirePlain(int from, int to) throws RefusedStatementException {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            boolean lineEnd = c == '\n' || c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c != '\t' && !lineEnd && (c < ' ' || c >= 0x7F && c <= 0x9F || c == 0x2028 || c == 0x2029)) {
                throw unknown(c);
            }
        }
    }

    private static boolean isWordPart(char c) {
        return isAsciiWordPart(c) || c > 0x9F && c != 0x2028 && c != 0x2029 && !Character.isSpaceChar(c);
    }

    private static boolean isAsciiWordPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : ' ';
    }

    private RefusedStatementException refused(String message, String remedy) {
        return new RefusedStatementException(line, message, remedy);
    }
}
