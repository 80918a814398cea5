package io.ordercompensation.adopt;

import java.util.List;
import java.util.Map;
import org.springframework.dao.QueryTimeoutException;

/** Counts the rows of small tables, and takes the server's estimate of large ones. */
final class TableStates {

    private final Queries queries;
    private final Server server;
    private final Tables tables;
    private final int bound;

    TableStates(Queries queries, Server server, Tables tables, int bound) {
        this.queries = queries;
        this.server = server;
        this.tables = tables;
        this.bound = bound;
    }

    List<TableState> read() {
        List<Row> rows = server.isMySql()
                ? queries.rowsBehind("fresh-statistics", "tables", Tables.PARAMETER)
                : queries.rows("tables", Tables.PARAMETER);
        return rows.stream()
                .filter(row -> Tables.isOurs(row.text("name"), server))
                .map(this::state)
                .toList();
    }

    private TableState state(Row row) {
        String name = row.text("name");
        long counted = count(name);
        boolean all = counted < bound;
        return new TableState(
                name,
                row.text("engine"),
                row.text("collation"),
                all ? counted : Math.max(row.number("estimated_rows"), bound),
                all,
                row.number("bytes"),
                tables.uniqueKeys(name).stream()
                        .filter(UniqueKey::isPrimary)
                        .map(UniqueKey::columns)
                        .findFirst()
                        .orElse(List.of()));
    }

    private long count(String table) {
        try {
            return queries.one("count-rows", Map.of("table", table), Map.of("bound", bound))
                    .number("counted");
        } catch (QueryTimeoutException tooLong) {
            return bound;
        }
    }
}
