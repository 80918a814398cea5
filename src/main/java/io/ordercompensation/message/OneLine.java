package io.ordercompensation.message;

/** Makes text from outside safe to show to people: one line, nothing invisible, bounded. */
public final class OneLine {

    private static final String CUT = "...";

    private OneLine() {}

    /** The text with control and formatting characters spelled out, at most {@code limit} characters long. */
    public static String of(String text, int limit) {
        if (limit < CUT.length()) {
            throw new IllegalArgumentException("limit is " + limit + " but must be " + CUT.length() + " or more");
        }
        StringBuilder line = new StringBuilder(Math.min(text.length(), limit));
        // Where to cut if the text is too long: never inside an escape or a surrogate pair.
        int cut = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isVisible(c)) {
                line.appendCodePoint(c);
            } else {
                line.append(escaped(c));
            }
            if (line.length() > limit) {
                return line.substring(0, cut) + CUT;
            }
            if (line.length() <= limit - CUT.length()) {
                cut = line.length();
            }
        }
        return line.toString();
    }

    /** The whole text with control and formatting characters spelled out; the same object if there are none. */
    public static String all(String text) {
        if (text == null || text.codePoints().allMatch(OneLine::isVisible)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isVisible(c)) {
                line.appendCodePoint(c);
            } else {
                line.append(escaped(c));
            }
        });
        return line.toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            // FORMAT includes the marks that reverse the reading direction and so falsify a line.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    private static String escaped(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", c);
        };
    }
}
