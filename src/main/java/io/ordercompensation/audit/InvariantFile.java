package io.ordercompensation.audit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of an invariant: comment lines at the top, first its title, then what it means, what to do, what it needs and
 * whether it can be reconciled, each in as many lines as it takes; below them one query.
 */
final class InvariantFile {

    private static final String COMMENT = "--";
    private static final String TITLE = "title";
    private static final Pattern KEY = Pattern.compile("(What it means|What to do|Needs|Reconcile): *(.*)");

    private InvariantFile() {}

    static Invariant parse(String name, String text) {
        Map<String, String> header = header(text);
        String sql = query(text);
        if (sql.isEmpty()) {
            return Invariant.broken(name, "The file holds no query");
        }
        return new Invariant(
                name,
                header.getOrDefault(TITLE, name),
                header.get("What it means"),
                header.get("What to do"),
                words(header.get("Needs")),
                "yes".equalsIgnoreCase(header.get("Reconcile")),
                sql,
                null);
    }

    private static Map<String, String> header(String text) {
        Map<String, String> header = new LinkedHashMap<>();
        String key = TITLE;
        for (String line : text.lines().toList()) {
            if (!line.startsWith(COMMENT)) {
                break;
            }
            String words = line.substring(COMMENT.length()).strip();
            Matcher next = KEY.matcher(words);
            if (next.matches()) {
                key = next.group(1);
                words = next.group(2).strip();
            }
            if (!words.isEmpty()) {
                header.merge(key, words, (before, more) -> before + " " + more);
            }
        }
        return header;
    }

    /** Without comment lines, whose colons and quotes would be parsed, and without the semicolon at the end. */
    private static String query(String text) {
        String sql = text.lines()
                .filter(line -> !line.stripLeading().startsWith(COMMENT))
                .collect(Collectors.joining("\n"))
                .strip();
        return sql.endsWith(";") ? sql.substring(0, sql.length() - 1).strip() : sql;
    }

    private static Set<String> words(String list) {
        return list == null
                ? Set.of()
                : Arrays.stream(list.split(","))
                        .map(word -> word.strip().toLowerCase(Locale.ROOT))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
