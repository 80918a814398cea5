package io.ordercompensation.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When the product adopted the tables of an old listener. Older work may be done in ways that no table shows.
 *
 * @param at UTC
 * @param lastMessageAt messages finished before this are older; UTC
 * @param lastOutboxSeq outbox messages up to this number are older
 */
public record AdoptionRecord(LocalDateTime at, LocalDateTime lastMessageAt, long lastOutboxSeq) {

    /** Where there was no old listener, nothing is older. */
    public static final AdoptionRecord NONE =
            new AdoptionRecord(LocalDateTime.of(1000, 1, 1, 0, 0), LocalDateTime.of(1000, 1, 1, 0, 0), Long.MIN_VALUE);

    public static AdoptionRecord read(JdbcClient jdbc) {
        return jdbc.sql(Sql.of("look/adoption"))
                .query((row, number) -> of(row))
                .optional()
                .orElse(NONE);
    }

    private static AdoptionRecord of(ResultSet row) throws SQLException {
        return new AdoptionRecord(
                row.getObject("adopted_at", LocalDateTime.class),
                row.getObject("last_message_at", LocalDateTime.class),
                row.getLong("last_outbox_seq"));
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /**
     * The moment in a zone's local time. If that clock had just been put back, the end of the repeated hour: what was
     * written in its first pass is older.
     */
    public LocalDateTime in(ZoneId zone) {
        if (isNone()) {
            return at;
        }
        LocalDateTime local = LocalDateTime.ofInstant(at.toInstant(ZoneOffset.UTC), zone);
        ZoneOffsetTransition last =
                zone.getRules().previousTransition(at.toInstant(ZoneOffset.UTC).plusNanos(1));
        return last != null && last.isOverlap() && local.isBefore(last.getDateTimeBefore())
                ? last.getDateTimeBefore()
                : local;
    }
}
