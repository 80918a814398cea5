package io.ordercompensation.adopt;

import io.ordercompensation.schema.AdoptionRecord;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the tables have been adopted. Until then, everything in them is older than the adoption.
 *
 * @param recorded the moment of adoption; NONE if there was no old listener, or if it is pending
 * @param pending whether the adoption is still to come
 */
record Adopted(AdoptionRecord recorded, boolean pending) {

    private static final String TABLE = "trade_adoption";

    /** An interrupted adoption leaves the table without a row. */
    static Adopted read(Queries queries, DataSource dataSource) {
        List<Row> columns = queries.rows("columns", Map.of("tables", List.of(TABLE)));
        if (columns.isEmpty()) {
            return new Adopted(AdoptionRecord.NONE, true);
        }
        AdoptionRecord recorded = AdoptionRecord.read(JdbcClient.create(dataSource));
        boolean open = columns.stream().anyMatch(row -> "adopted_at".equals(row.text("name")) && row.flag("filled"));
        return new Adopted(recorded, recorded.isNone() && open);
    }

    boolean isRecorded() {
        return !recorded.isNone();
    }

    /** The moment of adoption, or now if it is pending, in a zone's local time; null if nothing is older. */
    LocalDateTime since(ZoneId zone, LocalDateTime now) {
        return pending
                ? now.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime()
                : isRecorded() ? recorded.in(zone) : null;
    }
}
