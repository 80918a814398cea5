package io.ordercompensation.reload.check;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a hot-deployed file may say in Camel's simple language: values of the message, compared with literals. Camel
 * knows a hundred functions more, and takes each name after a dot for a method of whatever object is before it.
 */
public final class SimpleGrammar {

    private static final String RESOURCE = "resource:";
    private static final int MAX_LENGTH = 4096;
    /** Each may yield a whole body. */
    private static final int MAX_FUNCTIONS = 16;
    /** Patterns with groups recurse. */
    private static final int MAX_FUNCTION = 300;

    private static final String FIELD = "[A-Za-z_][A-Za-z0-9_-]*+";
    private static final String INDEX = "\\[(?:[A-Za-z0-9_-]++|'[A-Za-z0-9_-]++')]";
    private static final String TAIL = "((?:\\??\\.[A-Za-z_][A-Za-z0-9_]*+(?:\\(\\))?|" + INDEX + ")*+)";
    private static final Pattern NAME = Pattern.compile("\\.([A-Za-z_][A-Za-z0-9_]*+)");
    private static final Pattern KEY = Pattern.compile(INDEX);

    private static final Pattern MESSAGE = Pattern.compile("body" + TAIL);
    private static final Pattern CONVERTED =
            Pattern.compile("(?:mandatoryB|b)odyAs\\(([A-Za-z][A-Za-z0-9_.]*+)\\)" + TAIL);
    private static final Pattern KEYED = Pattern.compile(
            "(headers?|variable|exchangeProperty)(?:\\.(" + FIELD + ")" + TAIL + "|\\[(" + FIELD + ")])");
    private static final Pattern PROPERTY = Pattern.compile("properties:([A-Za-z][A-Za-z0-9._-]*+)");
    private static final Pattern CLOCK = Pattern.compile("date:now(?::[yMdHhmsSEaDXxzZ .:/_-]{1,40}+)?");
    /** Plain facts about the exchange, none of them an object with methods to call. */
    private static final Set<String> WORDS = Set.of(
            "null",
            "id",
            "exchangeId",
            "messageTimestamp",
            "routeId",
            "fromRouteId",
            "routeGroup",
            "stepId",
            "exception.message");

    private static final Pattern OPERATOR = Pattern.compile("\\s++(==|!=|>=|<=|>|<|=~|!=~|~~|!~~|contains|!contains|"
            + "startsWith|endsWith|in|!in|range|!range)\\s++");
    private static final Pattern AND_OR = Pattern.compile("\\s++(?:&&|\\|\\|)\\s++");
    /** These compare each position of one text with all of the other, within one step. */
    private static final Set<String> SEARCHES = Set.of("~~", "!~~", "contains", "!contains");

    private static final int MAX_SOUGHT = 100;
    private static final Pattern LITERAL = Pattern.compile(
            "-?[0-9]++(?:\\.[0-9]++)?|true|false|null|'[\\w .,:;/@%#*+()-]*+'|\"[\\w .,:;/@%#*+()-]*+\"");

    private final Allowed allowed;
    private final Placeholders placeholders;

    public SimpleGrammar(Allowed allowed) {
        this.allowed = allowed;
        this.placeholders = new Placeholders(allowed);
    }

    /** A text with functions in it: a body, a value, a message of a log or an exception. */
    public void template(String text) throws RejectedException {
        bounded(text);
        plain(text);
        int at = 0;
        for (int functions = 0; ; functions++) {
            int function = text.indexOf('$', at);
            if (function < 0) {
                return;
            }
            if (functions == MAX_FUNCTIONS || text.startsWith("$simple{", function)) {
                throw unknown(text.substring(function));
            }
            at = text.startsWith("${", function) ? function(text, function) : function + 1;
        }
    }

    /** A predicate: comparisons joined by {@code &&} and {@code ||}. */
    public void predicate(String text) throws RejectedException {
        bounded(text);
        String question = text.strip();
        if (question.split("\\$\\{", MAX_FUNCTIONS + 2).length > MAX_FUNCTIONS + 1) {
            throw unknown(question);
        }
        int at = comparison(question, 0);
        while (at < question.length()) {
            Matcher andOr = AND_OR.matcher(question).region(at, question.length());
            if (!andOr.lookingAt()) {
                throw unknown(question.substring(at));
            }
            at = comparison(question, andOr.end());
        }
    }

    /** The inside of <code>${...}</code>. */
    public void function(String inside) throws RejectedException {
        if (inside.length() > MAX_FUNCTION) {
            throw unknown("${" + inside.substring(0, MAX_FUNCTION));
        }
        Matcher converted = CONVERTED.matcher(inside);
        Matcher message = MESSAGE.matcher(inside);
        Matcher keyed = KEYED.matcher(inside);
        Matcher property = PROPERTY.matcher(inside);
        if (message.matches()) {
            names(message.group(1));
        } else if (keyed.matches()) {
            String key = keyed.group(2) == null ? keyed.group(4) : keyed.group(2);
            if (keyed.group(1).equals("exchangeProperty") && !Names.isReadableProperty(key)) {
                throw unknown("${" + inside + "}");
            }
            names(keyed.group(3));
        } else if (converted.matches()) {
            allowed.type(converted.group(1));
            names(converted.group(2));
        } else if (property.matches()) {
            placeholders.name(property.group(1));
        } else if (!WORDS.contains(inside) && !CLOCK.matcher(inside).matches()) {
            throw unknown("${" + inside + "}");
        }
    }

    /** Text in which nothing is evaluated; Camel would read it from elsewhere if it began with {@code resource:}. */
    void plain(String text) throws RejectedException {
        placeholders.check(text);
        if (mayBeResource(text.toLowerCase(Locale.ROOT))) {
            throw RejectedException.of(
                    null, "A text with 'resource:' in it may be read from elsewhere.", "Write the text itself.");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            throw RejectedException.of(null, "A text has a control character in it.", "Write it without.");
        }
    }

    private void bounded(String text) throws RejectedException {
        if (text.length() > MAX_LENGTH) {
            throw RejectedException.of(
                    null, "The expression has more than " + MAX_LENGTH + " characters.", "Write several steps.");
        }
    }

    private int comparison(String question, int start) throws RejectedException {
        int at = operand(question, start);
        Matcher operator = OPERATOR.matcher(question).region(at, question.length());
        if (!operator.lookingAt()) {
            return at;
        }
        int end = operand(question, operator.end());
        if (SEARCHES.contains(operator.group(1))
                && (question.startsWith("${", operator.end()) || end - operator.end() > MAX_SOUGHT)) {
            throw RejectedException.of(
                    null,
                    "What '%s' looks for is not written out, or is longer than %d characters: to look for one long text in another takes hours."
                            .formatted(operator.group(1), MAX_SOUGHT),
                    "Write out what is looked for, or compare with ==.");
        }
        return end;
    }

    private int operand(String question, int at) throws RejectedException {
        if (question.startsWith("${", at)) {
            return function(question, at);
        }
        Matcher literal = LITERAL.matcher(question).region(at, question.length());
        if (!literal.lookingAt()) {
            throw unknown(question.substring(at));
        }
        return literal.end();
    }

    /** Answers where the function ends; a nested function has a brace too many. */
    private int function(String text, int start) throws RejectedException {
        int end = text.indexOf('}', start);
        if (end < 0) {
            throw unknown(text.substring(start));
        }
        function(text.substring(start + 2, end));
        if (text.startsWith("++", end + 1) || text.startsWith("--", end + 1)) {
            throw unknown(text.substring(start));
        }
        return end + 1;
    }

    private void names(String tail) throws RejectedException {
        if (tail != null) {
            Matcher name = NAME.matcher(KEY.matcher(tail).replaceAll(""));
            while (name.find()) {
                allowed.name(name.group(1));
            }
        }
    }

    private static RejectedException unknown(String text) {
        return RejectedException.of(
                null,
                "The expression '%s' is not one that a hot-deployed file may use.".formatted(Allowed.shown(text)),
                "Use ${body}, ${header.x}, ${variable.x}, ${exchangeProperty.x}, their [key] and .name, and comparisons of them with"
                        + " what is written out: docs/hot-deploy-rules.md.");
    }

    /**
     * Camel reads it from elsewhere if it begins with {@code resource:}. Here it must not be anywhere: what is before
     * it may be trimmed, and the value of a placeholder within the word may be a letter of it, or empty.
     */
    private static boolean mayBeResource(String text) {
        String begin = text.split("\\{\\{", 2)[0].strip();
        return text.contains(RESOURCE)
                || text.replaceAll("\\{\\{[^}]*+}}", "").contains(RESOURCE)
                || text.contains("{{") && !begin.isEmpty() && RESOURCE.startsWith(begin);
    }
}
