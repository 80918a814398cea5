package io.ordercompensation.adopt;

import io.ordercompensation.sql.BuiltInStatements;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way back to an old listener, and forward again. The old listener takes a row in status 1 for done. It does not
 * know parked and discarded rows and would restore them if they were delivered again: they are set to 1, and the
 * operator log records their former status.
 */
public final class WayBack {

    /** In this order: rows are recorded before they change. */
    private static final List<String> BACK =
            List.of("insert-acts", "insert-acts-on-keys", "insert-keys", "set-aside", "uncount-due");

    private static final List<String> FORTH = List.of("insert-acts-forth", "delete-keys");
    private static final String TAKE_UP_AGAIN = "take-up-again";
    private static final String NOW = "now";
    private static final String OPERATOR = "operator";

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final AdoptSettings settings;
    private final Clock clock;

    public WayBack(DataSource dataSource, AdoptSettings settings, Clock clock) {
        this.jdbc = new NamedParameterJdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks, and changes nothing. */
    public WayBackPlan plan() {
        var own = own();
        Row refused = rows("refused-keys", own).get(0);
        return new WayBackPlan(
                new Row(jdbc.queryForMap(Queries.text("server"), own)).text("schema_name"),
                settings.group(),
                settings.tag(),
                settings.topic(),
                rows("messages", own).stream()
                        .map(row -> new WayBackPlan.Standing(
                                (int) row.number("status"),
                                row.number("messages"),
                                row.text("example"),
                                row.text("remark"),
                                row.text("oldest"),
                                row.number("counted")))
                        .toList(),
                refused.number("messages"),
                refused.text("example"),
                rows("unsent", own).stream()
                        .map(row ->
                                new WayBackPlan.Unsent(row.text("topic"), row.number("messages"), row.text("example")))
                        .toList());
    }

    /**
     * Sets aside what the old listener would restore, in one transaction; a second run finds nothing to do.
     *
     * @param operator goes into the operator log
     */
    public void go(String operator) {
        Map<String, Object> values = own();
        values.put(OPERATOR, operator);
        transaction.executeWithoutResult(status -> {
            jdbc.queryForObject(text("lock-decided"), values, Long.class);
            BACK.forEach(name -> jdbc.update(text(name), values));
        });
    }

    /** The same as a script to run by hand. */
    public List<String> script(String operator) {
        return BACK.stream().map(name -> written(text(name), operator)).toList();
    }

    /** Parks and discards again what was set aside, if anything was; returns how many messages. */
    public int forth() {
        Map<String, Object> values = own();
        if (rows("select-set-aside", values).isEmpty()) {
            return 0;
        }
        Integer messages = transaction.execute(status -> {
            jdbc.queryForObject(text("lock-set-aside"), values, Long.class);
            FORTH.forEach(name -> jdbc.update(text(name), values));
            return jdbc.update(text(TAKE_UP_AGAIN), values);
        });
        return messages == null ? 0 : messages;
    }

    private Map<String, Object> own() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("group", settings.group());
        values.put("tag", settings.tag());
        values.put("topic", settings.topic());
        values.put(NOW, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS));
        return values;
    }

    private String written(String sql, String operator) {
        return sql.strip()
                .replace(":group", literal(settings.group()))
                .replace(":tag", literal(settings.tag()))
                .replace(":" + OPERATOR, literal(operator))
                .replace(":" + NOW, "UTC_TIMESTAMP(3)");
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private List<Row> rows(String name, Map<String, ?> values) {
        return jdbc.queryForList(text(name), values).stream().map(Row::new).toList();
    }

    private static String text(String name) {
        return BuiltInStatements.text("back/" + name);
    }
}
