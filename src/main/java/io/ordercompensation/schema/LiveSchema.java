package io.ordercompensation.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The server and the tables that a connection sees; never writes. */
final class LiveSchema {

    private static final Pattern MARIADB = Pattern.compile("(\\d+)\\.(\\d+).*MariaDB.*", Pattern.CASE_INSENSITIVE);

    private final JdbcClient jdbc;
    private final String version;
    private final boolean tellsCapitalsApart;
    private final Map<String, LiveTable> tables = new LinkedHashMap<>();

    private LiveSchema(Connection connection) {
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        Map<String, Object> server = jdbc.sql(Sql.of("look/server")).query().singleRow();
        this.version = String.valueOf(server.get("version"));
        this.tellsCapitalsApart = "0".equals(String.valueOf(server.get("lower_case")));
    }

    static LiveSchema read(Connection connection) throws SQLException {
        LiveSchema schema = new LiveSchema(connection);
        for (Map<String, Object> row :
                schema.jdbc.sql(Sql.of("look/tables")).query().listOfRows()) {
            LiveTable table = schema.table(row);
            schema.tables.put(table.name(), table);
        }
        return schema;
    }

    /** The table of this name; case is ignored if the server ignores it. */
    Optional<LiveTable> find(String name) {
        return tables.values().stream()
                .filter(table -> tellsCapitalsApart
                        ? table.name().equals(name)
                        : table.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** A table whose name differs only in case, on a case-sensitive server. */
    Optional<String> findInCapitals(String name) {
        return tables.keySet().stream()
                .filter(table -> tellsCapitalsApart && table.equalsIgnoreCase(name) && !table.equals(name))
                .findFirst();
    }

    /** Whether the query of this file returns true. */
    boolean is(String file) {
        return jdbc.sql(Sql.of("look/" + file)).query(Boolean.class).single();
    }

    /** The grant without which the server hides triggers from this account; empty if the account has it. */
    static Optional<String> grantToSeeTriggers(Connection connection) {
        LiveSchema schema = new LiveSchema(connection);
        return schema.is("sees-triggers")
                ? Optional.empty()
                : schema.jdbc
                        .sql(Sql.of("look/grant-trigger"))
                        .query(String.class)
                        .optional();
    }

    boolean hasRows(String name) {
        return find(name)
                .filter(table -> jdbc.sql(Sql.of("look/rows").replace("${table}", "`" + table.name() + "`"))
                        .query(Boolean.class)
                        .single())
                .isPresent();
    }

    /** The values of one pair of rows that a unique key over these expressions would refuse. */
    Optional<String> doubleRows(String table, List<String> columns, List<String> key) {
        String query = Sql.of("look/double-rows")
                .replace("${table}", table)
                .replace("${columns}", String.join(", ", columns))
                .replace("${key}", String.join(", ", key));
        return jdbc.sql(query).query(String.class).optional();
    }

    boolean isMariaDb() {
        return MARIADB.matcher(version).matches();
    }

    /** MariaDB 11.2 and newer copy a table without blocking writers. */
    boolean copiesOnline() {
        Matcher mariaDb = MARIADB.matcher(version);
        return mariaDb.matches()
                && Integer.parseInt(mariaDb.group(1)) * 100 + Integer.parseInt(mariaDb.group(2)) >= 1102;
    }

    private LiveTable table(Map<String, Object> row) {
        String name = (String) row.get("table_name");
        boolean view = !"BASE TABLE".equals(row.get("table_type"));
        Map<String, LiveColumn> columns = of("columns", name).query(LiveColumn.class).list().stream()
                .collect(Collectors.toMap(LiveColumn::name, column -> column, (one, other) -> one, LinkedHashMap::new));
        List<LiveKey> keys = new ArrayList<>(of("keys", name)
                .query((key, number) -> new LiveKey(
                        key.getString("name"),
                        key.getBoolean("is_unique"),
                        Arrays.asList(key.getString("columns").split(","))))
                .list());
        return new LiveTable(
                name,
                view,
                (String) row.get("engine"),
                String.join(" ", of("partitions", name).query(String.class).list()),
                columns,
                keys,
                of("update-triggers", name).query(String.class).list(),
                view ? Map.of() : LiveTable.definitions(showCreate(name)));
    }

    private String showCreate(String table) {
        return jdbc.sql("SHOW CREATE TABLE `" + table + "`")
                .query((row, number) -> row.getString(2))
                .single();
    }

    private JdbcClient.StatementSpec of(String file, String table) {
        return jdbc.sql(Sql.of("look/" + file)).param("table", table);
    }
}
