package io.ordercompensation.sql;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The optimizer hints that change how a statement is run, and nothing else. */
final class Hints {

    private static final Set<String> KNOWN = new TreeSet<>(Arrays.asList(
            ("bka no_bka bnl no_bnl derived_condition_pushdown no_derived_condition_pushdown hash_join no_hash_join"
                            + " group_index no_group_index index no_index join_index no_join_index order_index no_order_index"
                            + " index_merge no_index_merge join_fixed_order join_order join_prefix join_suffix"
                            + " max_execution_time merge no_merge mrr no_mrr no_icp no_range_optimization qb_name"
                            + " skip_scan no_skip_scan semijoin no_semijoin subquery dupsweedout firstmatch loosescan"
                            + " materialization intoexists")
                    .split(" ")));

    private Hints() {}

    /** Refuses all others, such as SET_VAR and RESOURCE_GROUP. */
    static void check(String hints, int line) throws RefusedStatementException {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < hints.length(); i++) {
            char c = hints.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_') {
                word.append(c);
            } else if (c == '(') {
                String name = Token.lower(word.toString());
                if (!KNOWN.contains(name)) {
                    throw new RefusedStatementException(
                            line, "The hint %s is not one of %s.".formatted(word, KNOWN), "Leave it out.");
                }
                word.setLength(0);
            } else if (" \n\r\t),@.".indexOf(c) < 0) {
                throw new RefusedStatementException(
                        line, "The character %s does not belong in a hint.".formatted(c), "Leave it out.");
            } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                word.setLength(0);
            } else if (i + 1 < hints.length() && hints.charAt(i + 1) != '(' && !isBlank(hints.charAt(i + 1))) {
                word.setLength(0);
            }
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }
}
