package io.ordercompensation.reload.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parameters of a statement: <code>:#name</code>, <code>:#${...}</code>, and <code>:#in:</code> with either. */
final class SqlParameters {

    private static final Pattern EVALUATED = Pattern.compile(":[#?](?:in:)?\\$\\{([^{}$]*+)}");

    private final SimpleGrammar simple;

    SqlParameters(SimpleGrammar simple) {
        this.simple = simple;
    }

    /** @throws RejectedException with the line in the text, if it evaluates what is not in the grammar of expressions */
    void check(String statement) throws RejectedException {
        Matcher evaluated = EVALUATED.matcher(statement);
        int end = 0;
        while (evaluated.find()) {
            between(statement, end, evaluated.start());
            try {
                simple.function(evaluated.group(1));
            } catch (RejectedException e) {
                throw e.at(line(statement, evaluated.start()));
            }
            end = evaluated.end();
        }
        between(statement, end, statement.length());
    }

    private static void between(String statement, int start, int end) throws RejectedException {
        String part = statement.substring(start, end);
        for (String sign : new String[] {"${", "$simple{"}) {
            int found = part.indexOf(sign);
            if (found >= 0) {
                throw RejectedException.of(
                        line(statement, start + found),
                        "The '%s' in the statement is evaluated by Camel.".formatted(sign),
                        "Use parameters: :#name, or :#${...} with what docs/hot-deploy-rules.md lists.");
            }
        }
    }

    private static int line(String text, int at) {
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }
}
