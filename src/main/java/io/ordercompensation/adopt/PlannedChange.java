package io.ordercompensation.adopt;

/**
 * A statement that a start would run on the tables.
 *
 * @param sql as it would be run
 * @param effect what writers of the table notice
 * @param copies whether every row of the table is copied
 * @param waitSeconds how long writers may wait, estimated from the row count; zero if only for a moment
 */
public record PlannedChange(
        String table, String sql, String reason, String effect, boolean creates, boolean copies, long waitSeconds) {}
