package io.ordercompensation.sql;

/** What backticks may hold: where the server sees a name, the driver looks for escapes, quotes and comments. */
final class PlainName {

    private PlainName() {}

    static void require(CharSequence name, int line) throws RefusedStatementException {
        for (int i = 0; i < name.length(); i++) {
            if (!isPlain(name, i)) {
                throw new RefusedStatementException(
                        line,
                        "A name in backticks holds %s, which the driver reads differently from the server."
                                .formatted(name.charAt(i)),
                        "Use letters, digits, underscores, spaces, dots and single dashes in it.");
            }
        }
    }

    private static boolean isPlain(CharSequence name, int at) {
        char c = name.charAt(at);
        return Character.isLetterOrDigit(c)
                || c == '_'
                || c == ' '
                || c == '.'
                || c == '$'
                || c == '-' && (at + 1 == name.length() || name.charAt(at + 1) != '-');
    }
}
