package io.ordercompensation.schema;

import java.util.Locale;
import java.util.Set;

/** A column as the server describes it; its name in lower case. */
record LiveColumn(
        String name,
        String dataType,
        boolean nullable,
        String columnDefault,
        String extra,
        long length,
        String characterSet,
        String collation,
        int digits,
        int scale,
        int fraction) {

    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");

    boolean isInteger() {
        return INTEGERS.contains(dataType.toLowerCase(Locale.ROOT));
    }

    boolean isText() {
        return dataType.toLowerCase(Locale.ROOT).endsWith("text");
    }

    boolean isAutoIncrement() {
        return extraHas("auto_increment");
    }

    boolean changesOnUpdate() {
        return extraHas("on update");
    }

    /** Whether it is computed from other columns, not by a default. */
    boolean isGenerated() {
        return extraHas("virtual generated") || extraHas("stored generated") || extraHas("persistent");
    }

    /** MariaDB reports the text NULL where MySQL reports none. */
    boolean hasDefault() {
        return columnDefault != null && !"NULL".equalsIgnoreCase(columnDefault);
    }

    boolean defaultHas(String part) {
        return hasDefault() && columnDefault.toLowerCase(Locale.ROOT).contains(part);
    }

    /** Whether the default has this part, or may have it: MySQL 8.0.15 hides expressions on primary key columns. */
    boolean defaultHasOrHides(String part) {
        return defaultHas(part) || columnDefault == null && extraHas("default_generated");
    }

    private boolean extraHas(String part) {
        return extra != null && extra.toLowerCase(Locale.ROOT).contains(part);
    }
}
