package io.ordercompensation.adopt;

import java.util.List;

/**
 * A log of what orders took.
 *
 * @param name of its queries
 * @param step that gives it back
 * @param orders which orders must have a row in it, in words
 * @param thing what is given back
 */
record Ledger(
        String name,
        String step,
        String log,
        List<String> columns,
        List<String> orderColumns,
        String orders,
        String thing) {

    static final List<Ledger> ALL = List.of(
            new Ledger(
                    "goods",
                    "goods",
                    Tables.GOODS_LOG,
                    List.of("goods_id", "order_id", "goods_number"),
                    List.of("order_id", "order_status", "goods_id", "goods_number"),
                    "goods in them",
                    "stock"),
            new Ledger(
                    "money",
                    "balance",
                    Tables.MONEY_LOG,
                    List.of("user_id", "order_id", "money_log_type"),
                    List.of("order_id", "order_status", "user_id", "money_paid"),
                    "money_paid from a balance",
                    "money"));

    boolean isThere(Tables tables) {
        return tables.has(log, columns.toArray(String[]::new));
    }

    boolean hasOrders(Tables tables) {
        return tables.has(Tables.ORDERS, orderColumns.toArray(String[]::new));
    }
}
