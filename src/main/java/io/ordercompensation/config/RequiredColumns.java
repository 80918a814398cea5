package io.ordercompensation.config;

import io.ordercompensation.compensate.RestoreStep;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** The tables and columns that the selected steps work on, checked before the first message is fetched. */
final class RequiredColumns {

    private static final Map<String, List<String>> ALWAYS = Map.of(
            "trade_mq_consumer_log",
            List.of(
                    "group_name",
                    "msg_tag",
                    "msg_key",
                    "msg_id",
                    "msg_body",
                    "consumer_status",
                    "consumer_times",
                    "consumer_timestamp",
                    "remark",
                    "next_attempt_at",
                    "created_at",
                    "claim_token",
                    "reason_group",
                    "msg_keys"),
            "trade_mq_producer_temp",
            List.of(
                    "id",
                    "group_name",
                    "msg_topic",
                    "msg_tag",
                    "msg_key",
                    "msg_body",
                    "msg_status",
                    "create_time",
                    "seq",
                    "attempts",
                    "next_attempt_at",
                    "remark",
                    "sent_at"),
            "trade_adoption",
            List.of("adopted_at", "last_message_at", "last_outbox_seq"),
            "trade_mq_relay_lock",
            List.of("name"),
            "trade_mq_open_claim",
            List.of("claim_token", "group_name", "msg_tag", "claimed_at"),
            "trade_mq_attempt_log",
            List.of("id", "group_name", "msg_tag", "msg_key", "attempt_number", "attempted_at", "reason", "trace"),
            "trade_mq_operator_log",
            List.of(
                    "id",
                    "happened_at",
                    "operator",
                    "operation",
                    "group_name",
                    "msg_tag",
                    "msg_key",
                    "comment",
                    "status_before",
                    "status_after",
                    "body_before",
                    "body_after",
                    "reason_before"));

    private static final Map<RestoreStep, Map<String, List<String>>> BY_STEP = new EnumMap<>(Map.of(
            RestoreStep.GOODS,
            Map.of(
                    "trade_goods", List.of("goods_id", "goods_number"),
                    "trade_goods_number_log", List.of("goods_id", "order_id", "log_type", "goods_number", "log_time")),
            RestoreStep.COUPON,
            Map.of(
                    "trade_coupon", List.of("coupon_id", "order_id", "is_used", "used_time"),
                    "trade_coupon_log", List.of("coupon_id", "order_id", "log_type", "log_time")),
            RestoreStep.BALANCE,
            Map.of(
                    "trade_user", List.of("user_id", "user_money"),
                    "trade_user_money_log",
                            List.of("user_id", "order_id", "money_log_type", "use_money", "create_time")),
            RestoreStep.ORDER,
            Map.of(
                    "trade_order",
                    List.of(
                            "order_id",
                            "order_status",
                            "pay_status",
                            "shipping_status",
                            "user_id",
                            "goods_id",
                            "goods_number",
                            "coupon_id",
                            "money_paid",
                            "add_time"),
                    "trade_order_line",
                    List.of("order_id", "goods_id", "goods_number"),
                    "trade_order_coupon",
                    List.of("order_id", "coupon_id"))));

    private RequiredColumns() {}

    /**
     * Checks every table.
     *
     * @throws StartupFailureException naming all that is missing
     */
    static void check(DataSource dataSource, List<RestoreStep> steps) {
        Map<String, List<String>> required = of(steps);
        List<String> missing = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            for (var table : required.entrySet()) {
                Set<String> present = columns(connection, table.getKey());
                if (present.isEmpty()) {
                    missing.add("table " + table.getKey());
                } else {
                    table.getValue().stream()
                            .filter(column -> !present.contains(column))
                            .forEach(column -> missing.add("column " + table.getKey() + "." + column));
                }
            }
        } catch (SQLException e) {
            throw new StartupFailureException(
                    "The tables could not be looked up: " + e.getMessage(), "See the database's own log.", e);
        }
        if (!missing.isEmpty()) {
            throw new StartupFailureException(
                    "The database lacks " + String.join(", ", missing),
                    "Set spring.flyway.enabled=true (in an application that embeds the product:"
                            + " compensation.database.migrate=true) once with a user who may change tables, or have somebody"
                            + " run the statements that `adopt --sql` prints. compensation.steps=%s names the steps of this instance."
                                    .formatted(steps),
                    null);
        }
    }

    /** The columns by table. */
    static Map<String, List<String>> of(List<RestoreStep> steps) {
        Map<String, List<String>> required = new LinkedHashMap<>(ALWAYS);
        steps.forEach(step -> required.putAll(BY_STEP.get(step)));
        return required;
    }

    private static Set<String> columns(Connection connection, String table) throws SQLException {
        Set<String> columns = new HashSet<>();
        try (ResultSet rows = connection.getMetaData().getColumns(connection.getCatalog(), null, table, null)) {
            while (rows.next()) {
                columns.add(rows.getString("COLUMN_NAME").toLowerCase(Locale.ROOT));
            }
        }
        return columns;
    }
}
