package io.ordercompensation.adopt;

import java.io.PrintStream;
import java.util.Locale;

/** Prints lines, and sentences wrapped below them. */
final class Paragraphs {

    private static final int WIDTH = 120;
    private static final String INDENT = "        ";

    private final PrintStream out;

    Paragraphs(PrintStream out) {
        this.out = out;
    }

    void line(String text) {
        out.println(text);
    }

    void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    /** Senders choose keys, which appear in reasons: a terminal must not obey their control characters. */
    void wrapped(String text) {
        StringBuilder line = new StringBuilder(INDENT);
        for (String word : text.replaceAll("\\p{C}", "?").split(" ")) {
            if (line.length() + word.length() >= WIDTH && line.length() > INDENT.length()) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }
}
