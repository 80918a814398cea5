package io.ordercompensation.reload.check;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of routes and steps, and of what a message carries: nothing in them is evaluated. */
final class Names {

    static final String LOGGER_REMEDY =
            "Begin it with 'route.', and go on with letters, digits and dashes; without one it is route.ID-OF-THE-ROUTE.";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}+");
    private static final Pattern LOGGER = Pattern.compile("route\\.[A-Za-z0-9_-]{1,100}+");
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}+");
    private static final Pattern NAMES = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}+\\*?|\\*");

    /** Camel's other properties hold parts of Camel itself, from which everything can be reached. */
    private static final Set<String> PLAIN_PROPERTIES = Set.of(
            "CamelSplitIndex",
            "CamelSplitSize",
            "CamelSplitComplete",
            "CamelLoopIndex",
            "CamelLoopSize",
            "CamelDuplicateMessage");

    private Names() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** No logger of the product or of a library, and none whose lines are left out. */
    static boolean isLogger(String text) {
        return LOGGER.matcher(text).matches();
    }

    static boolean isField(String text) {
        return KEY.matcher(text).matches();
    }

    static boolean isReadableProperty(String text) {
        return isKey(text) || PLAIN_PROPERTIES.contains(text);
    }

    /** Headers that begin with Camel replace statements and methods; the product's own properties report a commit. */
    static boolean isKey(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return KEY.matcher(text).matches() && !lower.startsWith("camel") && !lower.startsWith("compensation");
    }

    /** One name, a prefix of names, or all: Camel would take anything else for a regular expression. */
    static boolean areNames(String text) {
        return NAMES.matcher(text).matches();
    }
}
