package io.ordercompensation.schema;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table as it is.
 *
 * @param partition the partitioning expression, or empty
 * @param definitions each column's definition in SHOW CREATE TABLE
 */
record LiveTable(
        String name,
        boolean view,
        String engine,
        String partition,
        Map<String, LiveColumn> columns,
        List<LiveKey> keys,
        List<String> updateTriggers,
        Map<String, String> definitions) {

    private static final Pattern COLUMN = Pattern.compile("(?m)^ {2}`([^`]+)` (.*?),?$");
    private static final Pattern ON_UPDATE =
            Pattern.compile("(?i) ON UPDATE CURRENT_TIMESTAMP(\\(\\d*\\))?(?= COMMENT '|$)");

    static Map<String, String> definitions(String showCreateTable) {
        Map<String, String> definitions = new LinkedHashMap<>();
        for (Matcher line = COLUMN.matcher(showCreateTable); line.find(); ) {
            definitions.put(line.group(1).toLowerCase(Locale.ROOT), line.group(2));
        }
        return definitions;
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    LiveColumn column(String column) {
        return columns.get(column);
    }

    boolean isInnoDb() {
        return "InnoDB".equalsIgnoreCase(engine);
    }

    boolean isPartitioned() {
        return !partition.isEmpty();
    }

    boolean hasKey(String key) {
        return keys.stream().anyMatch(live -> live.name().equalsIgnoreCase(key));
    }

    Optional<LiveKey> primaryKey() {
        return keys.stream().filter(LiveKey::isPrimary).findFirst();
    }

    Optional<LiveColumn> counter() {
        return columns.values().stream().filter(LiveColumn::isAutoIncrement).findFirst();
    }

    /** A partitioning column that a unique key over these columns lacks. */
    Optional<String> partitionColumnBeside(Collection<String> key) {
        return columns.keySet().stream()
                .filter(column -> !key.contains(column))
                .filter(column -> Pattern.compile("\\b" + Pattern.quote(column) + "\\b")
                        .matcher(partition)
                        .find())
                .findFirst();
    }

    /** The column's definition with another type. */
    String withType(String column, String type) {
        return definitions.get(column).replaceFirst("^\\w+(\\([^)]*\\))?", Matcher.quoteReplacement(type));
    }

    /** The column's definition without ON UPDATE. */
    String withoutOnUpdate(String column) {
        return ON_UPDATE.matcher(definitions.get(column)).replaceFirst("");
    }

    /** Assignments of an UPDATE that keep ON UPDATE columns unchanged. */
    String kept(Collection<String> alreadyStill) {
        StringBuilder kept = new StringBuilder();
        columns.values().stream()
                .filter(LiveColumn::changesOnUpdate)
                .filter(column -> !alreadyStill.contains(column.name()))
                .forEach(column -> kept.append(", %1$s = %1$s".formatted("`" + column.name() + "`")));
        return kept.toString();
    }
}
