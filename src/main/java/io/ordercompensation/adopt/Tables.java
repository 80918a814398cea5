package io.ordercompensation.adopt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The columns and unique keys of the tables, read once. */
final class Tables {

    static final String GOODS_LOG = "trade_goods_number_log";
    static final String MONEY_LOG = "trade_user_money_log";
    static final String COUPON_LOG = "trade_coupon_log";
    static final String ORDERS = "trade_order";
    static final String ORDER_COUPONS = "trade_order_coupon";
    static final String MESSAGES = "trade_mq_consumer_log";
    static final String OUTBOX = "trade_mq_producer_temp";

    /** The tables that an old listener or order service may have. */
    static final List<String> NAMES = List.of(
            ORDERS,
            "trade_order_line",
            ORDER_COUPONS,
            "trade_goods",
            GOODS_LOG,
            "trade_coupon",
            COUPON_LOG,
            "trade_user",
            MONEY_LOG,
            MESSAGES,
            OUTBOX);

    static final Map<String, List<String>> PARAMETER = Map.of("tables", NAMES);

    /** Columns by table, both in lower case. */
    private final Map<String, Map<String, Column>> columns = new TreeMap<>();

    private final Map<String, List<UniqueKey>> uniqueKeys = new TreeMap<>();

    private Tables() {}

    static Tables read(Queries queries, Server server) {
        Tables tables = new Tables();
        for (Row row : queries.rows("columns", PARAMETER)) {
            if (!isOurs(row.text("table_name"), server)) {
                continue;
            }
            Column column = Column.of(row);
            tables.columns
                    .computeIfAbsent(lower(column.table()), t -> new LinkedHashMap<>())
                    .put(lower(column.name()), column);
        }
        for (Row row : queries.rows("unique-keys", PARAMETER)) {
            tables.uniqueKeys
                    .computeIfAbsent(lower(row.text("table_name")), t -> new ArrayList<>())
                    .add(new UniqueKey(
                            row.text("name"), List.of(lower(row.text("columns")).split(","))));
        }
        return tables;
    }

    /** Information_schema ignores the case of names, a FROM may not. */
    static boolean isOurs(String table, Server server) {
        return !server.namesKeepCase() || NAMES.contains(table);
    }

    boolean has(String table, String... names) {
        Map<String, Column> present = columns.get(table);
        return present != null && present.keySet().containsAll(Arrays.asList(names));
    }

    Optional<Column> column(String table, String name) {
        return Optional.ofNullable(columns.getOrDefault(table, Map.of()).get(name));
    }

    /** The columns of a table, in its order; none if there is no such table. */
    List<Column> columns(String table) {
        return List.copyOf(columns.getOrDefault(table, Map.of()).values());
    }

    List<UniqueKey> uniqueKeys(String table) {
        return uniqueKeys.getOrDefault(table, List.of());
    }

    /** Whether the consumer log is still that of an old listener. */
    boolean isOldLog() {
        return has(MESSAGES) && !has(MESSAGES, "next_attempt_at");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
