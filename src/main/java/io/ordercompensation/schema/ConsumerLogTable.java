package io.ordercompensation.schema;

import java.util.List;

/** Plans the consumer log. */
final class ConsumerLogTable {

    private static final List<String> KEY = List.of("group_name", "msg_tag", "msg_key");
    private static final String OLD_STAMP = "IF(consumer_timestamp > '1000-01-01 00:00:00', consumer_timestamp, NULL)";
    private static final int BYTES_OF_A_CHARACTER = 4;
    private static final int LONGEST_KEY_BYTES = 3072;
    private static final int SHORTEST_KEY_COLUMN = 100;

    private ConsumerLogTable() {}

    static void plan(Draft draft) {
        for (String column : KEY) {
            if (!draft.table().has(column)) {
                draft.obstacle(
                        "has no column " + column + "; if it has another name, give it this one, otherwise",
                        "ALTER TABLE trade_mq_consumer_log ADD COLUMN %s %s"
                                .formatted(column, draft.shape().column(column)));
                return;
            }
        }
        Common.refusePartitionsBeside(draft, KEY);
        Common.engine(draft);
        keyColumns(draft);
        texts(draft);
        numbers(draft);
        times(draft);
        Common.missingColumns(draft, "the product writes it", "msg_id", "msg_body", "consumer_times", "remark");
        Common.missingColumns(draft, "tells which batch has a row", "claim_token");
        Common.missingColumns(draft, "groups messages by reason", "reason_group");
        Common.missingColumns(draft, "lets a replay check again whether KEYS contradict the body", "msg_keys");
        Keys keys = new Keys(draft);
        keys.primaryKey(KEY, "uk_consumer_log_counter", "one row for each message, found by its key");
        keys.named("idx_consumer_log_status", "messages are looked for by their status");
    }

    private static void keyColumns(Draft draft) {
        long bytes = KEY.stream()
                .mapToLong(name -> width(draft, name) * BYTES_OF_A_CHARACTER)
                .sum();
        if (bytes > LONGEST_KEY_BYTES) {
            draft.obstacle(
                    "has key columns of %d bytes together, and InnoDB allows %d".formatted(bytes, LONGEST_KEY_BYTES),
                    "ALTER TABLE trade_mq_consumer_log MODIFY group_name VARCHAR(100) NOT NULL, MODIFY msg_tag VARCHAR(100)"
                            + " NOT NULL, MODIFY msg_key VARCHAR(255) NOT NULL");
        }
        for (String name : KEY) {
            LiveColumn column = draft.table().column(name);
            if (!"utf8mb4_bin".equals(column.collation())
                    || column.length() < SHORTEST_KEY_COLUMN
                    || column.nullable()) {
                String before = column.hasDefault() ? " DEFAULT ''" : "";
                draft.alter(
                        "MODIFY %s VARCHAR(%d) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL%s"
                                .formatted(name, width(draft, name), before),
                        "keys are compared byte by byte",
                        Work.COPY);
            }
        }
    }

    private static long width(Draft draft, String name) {
        return Math.max(SHORTEST_KEY_COLUMN, draft.table().column(name).length());
    }

    private static void texts(Draft draft) {
        Texts.body(draft);
        Texts.atLeast(draft, "remark", 1000);
        Texts.atLeast(draft, "msg_id", 255);
    }

    private static void numbers(Draft draft) {
        for (String name : List.of("consumer_status", "consumer_times")) {
            if (draft.table().has(name) && !draft.table().column(name).isInteger()) {
                draft.alter(
                        "MODIFY " + name + " " + draft.shape().column(name),
                        name + " is looked up by number",
                        Work.COPY);
            }
        }
        Common.missingColumns(draft, "the product writes it", "consumer_status");
    }

    /**
     * A TIMESTAMP moves with the session's time zone, and may change by itself on every update. Old rows get created_at
     * from a default, not from an UPDATE: that would lock every row, and fire triggers.
     */
    private static void times(Draft draft) {
        LiveColumn stamp = draft.table().column("consumer_timestamp");
        String definition = draft.shape().column("consumer_timestamp");
        if (stamp == null) {
            draft.addColumn("consumer_timestamp", "the product writes it", Work.COPY);
        } else {
            if (!"datetime".equalsIgnoreCase(stamp.dataType())
                    || stamp.fraction() != 3
                    || stamp.changesOnUpdate()
                    || !stamp.defaultHas("utc_timestamp")) {
                draft.alter(
                        "MODIFY consumer_timestamp " + definition, "times are UTC and hold milliseconds", Work.COPY);
            }
            if (draft.live().is("zero-times")) {
                draft.after(draft.rows("clear-zero-times", "0000-00-00 is no time", "consumer_timestamp"));
            }
        }
        setDue(draft);
        createdAt(draft, stamp == null ? "NULL" : OLD_STAMP);
    }

    private static void setDue(Draft draft) {
        boolean added = draft.table().has("next_attempt_at");
        if (!added) {
            draft.addColumn("next_attempt_at", "failed messages have a due time", Work.INSTANT);
        }
        // A default left on created_at means that a migration was interrupted. If an UPDATE would fire triggers, the
        // product picks such rows up after the lease, as it does those of an old listener that still runs.
        boolean unfinished = !added || isFilling(draft);
        if (unfinished
                && !draft.hasTriggers()
                && draft.table().has("consumer_status")
                && draft.live().is("failed-messages")) {
            draft.after(
                    draft.rows("set-due", "what the old listener left as failed is due at once", "consumer_timestamp"));
        }
    }

    private static void createdAt(Draft draft, String value) {
        SchemaStep none =
                draft.instantly("ALTER COLUMN created_at SET DEFAULT NULL", "its default was for the old rows");
        if (!draft.table().has("created_at")) {
            String definition =
                    draft.shape().column("created_at").replaceFirst(" NULL", " NULL DEFAULT (" + value + ")");
            draft.alter("ADD COLUMN created_at " + definition, "tells when a message arrived", Work.COPY);
            draft.after(none);
        } else if (isFilling(draft)) {
            draft.after(none);
        }
    }

    private static boolean isFilling(Draft draft) {
        return draft.table().has("created_at")
                && draft.table().column("created_at").hasDefault();
    }
}
