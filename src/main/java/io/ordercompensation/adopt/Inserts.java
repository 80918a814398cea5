package io.ordercompensation.adopt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements that write to the order system's logs, as they will run: those in the user's directory win. Those with
 * IGNORE are left out: the server fills in the columns that they do not name.
 */
final class Inserts {

    /** By restore step. */
    private static final Map<String, List<String>> FILES = new LinkedHashMap<>(Map.of(
            "goods", List.of("insert-restored-goods"),
            "coupon", List.of("insert-returned-coupons"),
            "balance", List.of("insert-refunds"),
            "order", List.of("outbox/insert-cancel", "outbox/insert-unconfirmed-cancels")));

    private static final Pattern INSERT =
            Pattern.compile("INSERT\\s+INTO\\s+(\\w+)\\s*\\(([^()]*)\\)", Pattern.CASE_INSENSITIVE);

    /** A statement, its table and its columns. */
    record Insert(String file, String table, Set<String> columns) {}

    private Inserts() {}

    static List<Insert> of(AdoptSettings settings) {
        List<Insert> inserts = new ArrayList<>();
        FILES.forEach((step, files) -> {
            if (settings.hasStep(step)) {
                files.forEach(file -> read(file, settings.statements().apply(file), inserts));
            }
        });
        return inserts;
    }

    private static void read(String file, String text, List<Insert> inserts) {
        Matcher insert = INSERT.matcher(text);
        while (insert.find()) {
            Set<String> columns = Arrays.stream(insert.group(2).split(","))
                    .map(column -> column.strip().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            inserts.add(new Insert(file, insert.group(1).toLowerCase(Locale.ROOT), columns));
        }
    }
}
