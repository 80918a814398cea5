package io.ordercompensation.schema;

import java.util.List;
import java.util.Optional;

/** Plans the outbox. */
final class OutboxTable {

    private static final int UUID_CHARACTERS = 36;
    private static final String NUMBERED = "rows are published in the order of their numbers";

    /** Existing rows get numbers from here on, so that the unsent ones can be renumbered by their age. */
    private static final long FIRST_NUMBER = 1_000_000_001L;

    /** Grows from row to row and never repeats on one server; without the bit that would make it negative. */
    private static final String ANY_NUMBER = "(UUID_SHORT() & 0x7FFFFFFFFFFFFFFF)";

    /** In characters of utf8mb4: what InnoDB's longest key leaves beside its other columns. */
    private static final long LONGEST_TOPIC = 760;

    private OutboxTable() {}

    static void plan(Draft draft) {
        if (!hasUsableId(draft)) {
            return;
        }
        Common.engine(draft);
        Common.times(draft);
        for (String name : List.of("group_name", "msg_topic", "msg_tag", "msg_key")) {
            key(draft, name);
        }
        Texts.body(draft);
        status(draft);
        Common.missingColumns(draft, "the relay writes it", "attempts", "next_attempt_at", "remark", "sent_at");
        Common.missingColumns(draft, "the product writes it", "msg_body", "create_time");
        number(draft);
        Keys keys = new Keys(draft);
        keys.named("idx_outbox_key", "messages of one order are looked for");
        sentKey(draft, keys);
    }

    /** It ends with seq, which may be added only after the table was copied. */
    private static void sentKey(Draft draft, Keys keys) {
        String name = "idx_outbox_sent";
        String reason = "the purge looks for the oldest sent rows";
        boolean numberedLater =
                !draft.table().has("seq") && draft.table().counter().isEmpty() && numbersAlone(draft);
        if (numberedLater && !draft.table().hasKey(name)) {
            draft.after(new Alteration(draft.shape().name())
                    .add("ADD " + draft.shape().keys().get(name), reason, Work.ONLINE)
                    .step(false));
        } else {
            keys.named(name, reason);
        }
    }

    private static boolean hasUsableId(Draft draft) {
        LiveColumn id = draft.table().column("id");
        if (id == null) {
            draft.obstacle(
                    "has no column id", "ALTER TABLE trade_mq_producer_temp ADD COLUMN id VARCHAR(100) NOT NULL FIRST");
        } else if (id.isInteger()) {
            draft.obstacle(
                    "has numbers as ids, and the product writes UUIDs there; let the table count in another column",
                    "ALTER TABLE trade_mq_producer_temp CHANGE id outbox_no BIGINT NOT NULL AUTO_INCREMENT,"
                            + " ADD COLUMN id VARCHAR(100) NULL");
        } else if (id.length() < UUID_CHARACTERS) {
            draft.alter("MODIFY id " + draft.table().withType("id", "VARCHAR(100)"), "ids are UUIDs", Work.COPY);
        }
        if (draft.table().isPartitioned()) {
            draft.obstacle(
                    "is in partitions, and its numbers have to be unique in all of them",
                    "ALTER TABLE trade_mq_producer_temp REMOVE PARTITIONING");
        }
        LiveColumn topic = draft.table().column("msg_topic");
        if (topic != null && topic.length() > LONGEST_TOPIC) {
            draft.obstacle(
                    "has topics of up to %d characters, and a key allows %d".formatted(topic.length(), LONGEST_TOPIC),
                    "ALTER TABLE trade_mq_producer_temp MODIFY msg_topic VARCHAR(127) NULL");
        }
        return draft.obstacles().isEmpty();
    }

    private static void key(Draft draft, String name) {
        LiveColumn column = draft.table().column(name);
        if (column == null) {
            draft.addColumn(name, "the product writes it", Work.INSTANT);
        } else if (!"utf8mb4_bin".equals(column.collation()) || column.length() < 100) {
            draft.alter(
                    "MODIFY %s VARCHAR(%d) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin %s"
                            .formatted(
                                    name,
                                    Math.max(100, column.length()),
                                    column.nullable()
                                            ? "NULL"
                                            : "NOT NULL" + (column.hasDefault() ? " DEFAULT ''" : "")),
                    "keys are compared byte by byte",
                    Work.COPY);
        }
    }

    private static void status(Draft draft) {
        LiveColumn status = draft.table().column("msg_status");
        String reason = "a service that does not name the status wants its message published";
        if (status == null) {
            draft.addColumn("msg_status", reason, Work.INSTANT);
        } else if (!status.isInteger()) {
            draft.alter("MODIFY msg_status " + draft.shape().column("msg_status"), reason, Work.COPY);
        } else if (!"0".equals(String.valueOf(status.columnDefault()).replace("'", ""))) {
            draft.alter("ALTER COLUMN msg_status SET DEFAULT 0", reason, Work.INSTANT);
        }
    }

    private static void number(Draft draft) {
        Optional<LiveColumn> counter = draft.table().counter().filter(column -> !"seq".equals(column.name()));
        if (counter.isPresent()) {
            numberByCounter(draft, counter.get().name());
            return;
        }
        boolean numbered = draft.table().has("seq");
        boolean rows = !numbered && draft.live().is("outbox-rows");
        if (!numbered) {
            addNumbers(draft, rows);
        }
        if (draft.table().hasKey("idx_outbox_unsent")) {
            return;
        }
        boolean unsent = numbered
                ? draft.live().is("unnumbered-outbox")
                : rows && draft.live().is("unsent-outbox");
        // Not with triggers, which it would fire: then the existing rows go in the order of their ids.
        if (unsent && !draft.hasTriggers() && draft.table().has("create_time")) {
            draft.after(draft.rows("number-unsent", "the oldest unsent message goes first", "create_time"));
        }
        draft.after(new Alteration(draft.shape().name())
                .add(
                        "ADD " + draft.shape().keys().get("idx_outbox_unsent"),
                        "unsent messages are looked for all the time",
                        Work.ONLINE)
                .step(false));
    }

    /**
     * On MySQL 8.0.15 a copy that adds a counter fails with "out of range" once it exceeds the server's estimate of the
     * row count: there the numbers get their own statement, after the copy.
     */
    private static void addNumbers(Draft draft, boolean rows) {
        boolean alone = numbersAlone(draft);
        Alteration numbers = alone ? new Alteration(draft.shape().name()) : draft.alteration();
        numbers.add("ADD COLUMN seq " + draft.shape().column("seq"), NUMBERED, Work.READ_ONLY);
        numbers.add("ADD " + draft.shape().keys().get("uk_outbox_seq"), NUMBERED, Work.ONLINE);
        if (rows) {
            numbers.add("AUTO_INCREMENT = " + FIRST_NUMBER, NUMBERED, Work.INSTANT);
        }
        if (alone) {
            draft.after(numbers.step(false));
        }
    }

    private static boolean numbersAlone(Draft draft) {
        return draft.copies() && !draft.live().isMariaDb();
    }

    /** A table has only one AUTO_INCREMENT column: where it has one already, seq goes on with UUID_SHORT. */
    private static void numberByCounter(Draft draft, String counter) {
        boolean added = draft.table().has("seq");
        if (!draft.table().hasKey("uk_outbox_seq")) {
            if (draft.live().is("outbox-rows") && draft.hasTriggers()) {
                draft.obstacle(
                        "counts in %s, and numbering its rows would fire the trigger %s; drop it, start, and create it again"
                                .formatted(
                                        counter, draft.table().updateTriggers().get(0)),
                        "DROP TRIGGER `" + draft.table().updateTriggers().get(0) + "`");
                return;
            }
            if (!added) {
                draft.before(draft.instantly("ADD COLUMN seq BIGINT NULL", NUMBERED));
            }
            if (!added || !draft.table().column("seq").defaultHas("uuid_short")) {
                draft.before(draft.instantly("ALTER COLUMN seq SET DEFAULT " + ANY_NUMBER, NUMBERED));
            }
            SchemaStep fill = draft.rows("number-by-counter", "the rows that are there keep their order");
            draft.before(new SchemaStep(
                    fill.table(),
                    fill.statement().replace("${counter}", "`" + counter + "`"),
                    fill.reason(),
                    Work.ROWS));
            new Keys(draft).named("uk_outbox_seq", NUMBERED);
        }
        new Keys(draft).named("idx_outbox_unsent", "unsent messages are looked for all the time");
    }
}
