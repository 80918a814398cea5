package io.ordercompensation.reload.check;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The <code>{{name}}</code> of a text: plain names of a list, without defaults, functions, negations or nesting.
 * Checked as written: nothing is looked up.
 */
final class Placeholders {

    private static final String NAME = "([A-Za-z][A-Za-z0-9._-]*+)";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{" + NAME + "}}");
    private static final Pattern OPTIONAL = Pattern.compile("\\{\\{\\?" + NAME + "}}");
    private static final Pattern SECRET =
            Pattern.compile("pass|secret|token|credential|key|account|private|datasource");

    private final Set<String> allowed;

    Placeholders(Allowed allowed) {
        this.allowed = allowed.properties();
    }

    /** @throws RejectedException if the text has a placeholder other than those, or what looks like one */
    void check(String text) throws RejectedException {
        // Camel removes this from any text with placeholders, which changes what the text says.
        if (text.contains("?nested=")) {
            throw refused(text);
        }
        Matcher found = PLACEHOLDER.matcher(text);
        int end = 0;
        while (found.find()) {
            between(text, end, found.start());
            name(found.group(1));
            end = found.end();
        }
        between(text, end, text.length());
    }

    /** The same, but the whole text may also be <code>{{?name}}</code>: an option that is left out without a value. */
    void checkOption(String value) throws RejectedException {
        Matcher optional = OPTIONAL.matcher(value);
        if (optional.matches()) {
            name(optional.group(1));
        } else {
            check(value);
        }
    }

    /** @throws RejectedException if a file may not read that property of the application */
    void name(String name) throws RejectedException {
        if (!allowed.contains(name)
                && (!isBelow(name)
                        || SECRET.matcher(name.toLowerCase(Locale.ROOT)).find())) {
            throw Allowed.refusal("The property", name, "properties");
        }
    }

    private boolean isBelow(String name) {
        return allowed.stream()
                .anyMatch(entry -> entry.endsWith(".*") && name.startsWith(entry.substring(0, entry.length() - 1)));
    }

    /** A brace beside a placeholder would become part of it; a backslash would take its meaning away. */
    private static void between(String text, int start, int end) throws RejectedException {
        String part = text.substring(start, end);
        if (part.contains("{{")
                || part.contains("}}")
                || end < text.length() && (part.endsWith("{") || part.endsWith("\\"))
                || start > 0 && part.startsWith("}")) {
            throw refused(text);
        }
    }

    private static RejectedException refused(String text) {
        return RejectedException.of(
                null,
                "The placeholder in '%s' is more than a name.".formatted(Allowed.shown(text)),
                "Write {{name}}, with a name of %sproperties: no default, no function, no '?' or '!', no other placeholder in it."
                        .formatted(Allowed.SETTING));
    }
}
