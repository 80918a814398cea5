package io.ordercompensation.sql;

/**
 * A statement as the lexers of MySQL and MariaDB cut it up, written without a look at ours: quotes and comments are passed
 * over, what stands in {@code /*!} is not.
 */
record ServerView(String firstWord, int statements, boolean hasExecutableComment) {

    static ServerView of(String text) {
        StringBuilder word = new StringBuilder();
        boolean wordDone = false;
        boolean open = false;
        boolean executable = false;
        int statements = 0;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                wordDone |= !word.isEmpty();
                i++;
            } else if (c == '#'
                    || text.startsWith("--", i) && (i + 2 == text.length() || isBlank(text.charAt(i + 2)))) {
                wordDone |= !word.isEmpty();
                i = until(text, "\n", i);
            } else if (text.startsWith("/*", i)) {
                wordDone |= !word.isEmpty();
                executable |= text.startsWith("/*!", i) || text.startsWith("/*M!", i);
                i = until(text, "*/", i + 2);
            } else if (c == ';') {
                wordDone |= !word.isEmpty();
                open = false;
                i++;
            } else {
                if (!open) {
                    statements++;
                    open = true;
                }
                if (c == '\'' || c == '"' || c == '`') {
                    wordDone = true;
                    i = behindQuote(text, i);
                } else {
                    if (!wordDone && (c != '(' || !word.isEmpty())) {
                        if (Character.isLetterOrDigit(c) || c == '_' || c == '$') {
                            word.append(c);
                        } else {
                            wordDone = true;
                        }
                    }
                    i++;
                }
            }
        }
        return new ServerView(word.toString(), statements, executable);
    }

    private static boolean isBlank(char c) {
        return c <= ' ';
    }

    private static int until(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    private static int behindQuote(String text, int from) {
        char quote = text.charAt(from);
        int i = from + 1;
        while (i < text.length()) {
            if (text.charAt(i) == '\\' && quote != '`') {
                i += 2;
            } else if (text.charAt(i) != quote) {
                i++;
            } else if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                i += 2;
            } else {
                return i + 1;
            }
        }
        return text.length();
    }
}
