package io.ordercompensation.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table as the product wants it, read from its CREATE TABLE statement below {@code sql/schema/tables}.
 *
 * @param create the whole statement
 * @param columns each column's definition
 * @param keys the definition of each key that has a name
 */
record TableShape(String name, String create, Map<String, String> columns, Map<String, String> keys) {

    private static final List<String> NAMES = List.of(
            "trade_order",
            "trade_order_line",
            "trade_order_coupon",
            "trade_goods",
            "trade_goods_number_log",
            "trade_coupon",
            "trade_coupon_log",
            "trade_user",
            "trade_user_money_log",
            "trade_mq_consumer_log",
            "trade_mq_producer_temp",
            "trade_mq_attempt_log",
            "trade_mq_operator_log",
            "trade_mq_relay_lock",
            "trade_mq_open_claim",
            AdoptionTable.NAME);

    private static final Pattern COLUMN = Pattern.compile("(?m)^ {2}([a-z_]+) +(.*?),?$");
    private static final Pattern KEY = Pattern.compile("(?m)^ {2}((?:UNIQUE )?KEY ([a-z_]+) .*?),?$");

    static List<TableShape> all() {
        return NAMES.stream().map(TableShape::of).toList();
    }

    static TableShape of(String name) {
        String create = Sql.of("tables/" + name);
        Map<String, String> columns = new LinkedHashMap<>();
        for (Matcher line = COLUMN.matcher(create); line.find(); ) {
            columns.put(line.group(1), line.group(2));
        }
        Map<String, String> keys = new LinkedHashMap<>();
        for (Matcher line = KEY.matcher(create); line.find(); ) {
            keys.put(line.group(2), line.group(1));
        }
        return new TableShape(name, create, columns, keys);
    }

    String column(String column) {
        return columns.get(column);
    }

    /** The columns of amounts, which have cents. */
    List<String> money() {
        return ofType("DECIMAL(");
    }

    /** The columns of times that are set once. */
    List<String> times() {
        List<String> times = new ArrayList<>(ofType("DATETIME"));
        times.removeAll(ofType("DATETIME("));
        return times;
    }

    private List<String> ofType(String type) {
        return columns.entrySet().stream()
                .filter(column -> column.getValue().startsWith(type))
                .map(Map.Entry::getKey)
                .toList();
    }
}
