package io.ordercompensation.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An invariant with one small change that makes it wrong. */
record Mutant(Invariant changed, String change) {

    private static final Pattern CONDITION = Pattern.compile("\\b(WHERE|ON|AND)\\s+");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w'.\\[-])\\d+(?![\\w'\\]-])");

    /** Leaves each condition out, and makes each number that is compared with another one. */
    static List<Mutant> of(Invariant file) {
        List<Mutant> mutants = new ArrayList<>();
        // What stands before FROM is words for people.
        int from = file.sql().indexOf("\nFROM ");
        String sql = file.sql();
        Matcher condition = CONDITION.matcher(sql);
        while (condition.find()) {
            int begin = condition.end();
            int end = end(sql, begin);
            add(mutants, file, begin, end, "1 = 1");
        }
        Matcher number = NUMBER.matcher(sql);
        while (number.find()) {
            if (number.start() > from) {
                int other = Integer.parseInt(number.group()) + 5;
                add(mutants, file, number.start(), number.end(), Integer.toString(other));
            }
        }
        return mutants;
    }

    private static void add(List<Mutant> mutants, Invariant file, int begin, int end, String with) {
        String sql = file.sql();
        String change = file.name() + ": ..."
                + sql.substring(Math.max(0, begin - 30), begin).replace('\n', ' ') + "[" + sql.substring(begin, end)
                + " -> " + with + "]";
        mutants.add(new Mutant(
                new Invariant(
                        file.name(),
                        file.title(),
                        file.meaning(),
                        file.advice(),
                        file.needs(),
                        file.reconcilable(),
                        sql.substring(0, begin) + with + sql.substring(end),
                        null),
                change));
    }

    /** A condition ends before the next one of its level, or before the next clause. */
    private static int end(String sql, int begin) {
        int open = 0;
        for (int i = begin; i < sql.length(); i++) {
            char c = sql.charAt(i);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (open < 0
                    || (open == 0
                            && sql.substring(i).matches("(?s)\\s+(AND|WHERE|LEFT JOIN|STRAIGHT_JOIN|JOIN)\\b.*"))) {
                return i;
            }
        }
        return sql.length();
    }

    @Override
    public String toString() {
        return change;
    }
}
