package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.claim.LogStatements;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * A list reads the parked messages and not the many that were restored; an act locks the messages that it is about and
 * not all that are parked.
 */
@OnEachDatabase
class LookupIT extends OperatorIT {

    private static final int MESSAGES = 3000;

    LookupIT(EmbeddedDatabase database) {
        super(database, false);
    }

    /** Fills the log and has the server count it; what it believes from then on may be long out of date. */
    private void fillTheLog(int parked) {
        shop.jdbc()
                .batchUpdate(
                        "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_body, consumer_status,"
                                + " consumer_times, consumer_timestamp, reason_group) VALUES"
                                + " ('order_orderTopic_cancel_group', 'order_cancel', ?, '{}', ?, 1, UTC_TIMESTAMP(3), ?)",
                        IntStream.range(0, MESSAGES)
                                .mapToObj(n -> n < parked
                                        ? new Object[] {key(n), 3, "0123456789ab"}
                                        : new Object[] {key(n), 1, null})
                                .toList());
        shop.jdbc().execute("ANALYZE TABLE trade_mq_consumer_log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select-reasons", "select-keys", "select-page"})
    void listsReadAnIndexOfTheParked(String statement) throws IOException {
        fillTheLog(MESSAGES);

        assertThat(plan(statement, "trade_mq_consumer_log"))
                .as("plan of %s", statement)
                .singleElement()
                .satisfies(step -> assertThat(step.get("key")).isNotNull().isNotEqualTo("PRIMARY"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lock-messages",
                "replay-messages",
                "discard-messages",
                "mark-restored",
                "insert-moved-messages",
                "close-moved-messages"
            })
    void actsLookUpEachMessageByItsKey(String statement) throws IOException {
        fillTheLog(1);

        assertThat(plan(statement, "trade_mq_consumer_log", "l"))
                .as("plan of %s", statement)
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step)
                        .containsEntry("key", "PRIMARY")
                        .hasEntrySatisfying("type", type -> assertThat(type).isIn("range", "eq_ref", "ref", "const")));
    }

    /** How the server would read the consumer log under these names. */
    private List<Map<String, Object>> plan(String statement, String... names) throws IOException {
        String sql = new ClassPathResource("order-compensation/sql/parked/" + statement + ".sql")
                .getContentAsString(StandardCharsets.UTF_8)
                .replaceAll("(?m)^--.*", "");
        Map<String, Object> parameters = new HashMap<>();
        for (String unset : List.of("after", "kind", "from", "to", "text", "body")) {
            parameters.put(unset, null);
        }
        parameters.put("group", "order_orderTopic_cancel_group");
        parameters.put("tag", "order_cancel");
        parameters.put("keys", IntStream.range(0, 500).mapToObj(LookupIT::key).toList());
        parameters.put("bodies", false);
        parameters.put("bodyLength", 200);
        parameters.put("limit", 10);
        parameters.put("token", 1);
        parameters.put("status", 4);
        parameters.put("due", null);
        parameters.put("now", LogStatements.utc(Instant.EPOCH));
        parameters.put("moves", "[{\"key\":\"%s\",\"order\":\"1\",\"remark\":\"moved\"}]".formatted(key(0)));
        return new NamedParameterJdbcTemplate(shop.jdbc())
                .queryForList("EXPLAIN " + sql, parameters).stream()
                        .filter(step -> List.of(names).contains(String.valueOf(step.get("table"))))
                        .filter(step -> !"INSERT".equals(step.get("select_type")))
                        .toList();
    }

    private static String key(int n) {
        return "k%05d".formatted(n);
    }
}
