package io.ordercompensation.sql;

/**
 * A piece of a statement.
 *
 * @param text of a quoted one, the text between the quotes
 */
record Token(Kind kind, String text, int line) {

    enum Kind {
        /** Without quotes: a keyword, or a name. */
        WORD,
        /** In backticks, or in double quotes, which some SQL modes take for those. */
        NAME,
        STRING,
        NUMBER,
        PARAMETER,
        SYMBOL
    }

    /** Only ASCII letters: others that Java takes for the same letter, the server may not. */
    static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
        }
        return lower.toString();
    }

    boolean isSymbol(char symbol) {
        return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    boolean opens() {
        return kind == Kind.SYMBOL && text.equals("(");
    }

    boolean closes() {
        return kind == Kind.SYMBOL && text.equals(")");
    }

    boolean isWord(String keyword) {
        return kind == Kind.WORD && lower(text).equals(keyword);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }
}
