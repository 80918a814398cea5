package io.ordercompensation.adopt;

/**
 * A statement that a start would run on the tables.
 *
 * @param sql as it would be run
 * @param effect what writers of the table feel
 * @param copies whether every row of the table is copied
 * @param waitSeconds for how long writers may wait, reckoned from the rows; zero if for a moment only
 */
public record PlannedChange(
        String table, String sql, String reason, String effect, boolean creates, boolean copies, long waitSeconds) {}
