package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * A message whose KEYS name another order than its body cancels neither, unless an operator says which order is meant.
 * {@link io.ordercompensation.test.Books} looks after each test whether what live orders hold is still theirs.
 */
@ExtendWith(OutputCaptureExtension.class)
@OnEachDatabase
class ContradictionIT extends OperatorHttpIT {

    ContradictionIT(EmbeddedDatabase database) {
        super(database, true);
    }

    @Test
    void bulkReplayLeavesThemOutAndSaysHowManyAndWhy(CapturedOutput output) throws Exception {
        for (long id = base; id < base + 23; id++) {
            place(id);
            parkInvalid("{\"orderId\":" + id + "}", Long.toString(id + 500));
        }
        String paid = parkPaid(base + 100);
        unpay(base + 100);
        parkInvalid("{", "7");

        JsonNode result = bulk("replay", "{\"all\":true}");

        awaitStatus(paid, 1);
        assertLive(base, 23);
        assertThat(result.path("leftOut").asInt()).isEqualTo(23);
        assertThat(result.path("leftOutBecause").asText()).contains("KEYS").contains("confirmOrderId");
        assertThat(result.path("done").asInt()).isEqualTo(1);
        assertThat(result.path("refused").asInt()).isEqualTo(1);
        assertThat(result.path("taken").asInt()).isEqualTo(25);
        assertThat(output)
                .contains("replay of 25 messages by operator: 1 done, 1 refused, 0 not parked any more, 23 left out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason", "text", "from", "jmx"})
    void noSelectionReplaysThem(String kind) throws Exception {
        place(base);
        String key = parkInvalid("{\"orderId\":" + base + "}", "A-17");
        String group =
                ask("GET", "reasons", "").json().path(0).path("reasonGroup").asText();

        int leftOut =
                switch (kind) {
                    case "reason" -> leftOut(bulk("replay", "{\"reasonGroup\":\"" + group + "\"}"));
                    case "text" -> leftOut(bulk("replay", "{\"text\":\"" + key + "\"}"));
                    case "from" -> leftOut(bulk("replay", "{\"from\":\"2020-01-01T00:00:00Z\"}"));
                    default ->
                        leftOut(JSON.readTree(jmx("replayGroup", group, "ann")).path("result"));
                };

        assertThat(leftOut).isEqualTo(1);
        assertLive(base, 1);
        assertThat(shop.messageStatus(key)).isEqualTo(3);
        assertThat(audit()).isEmpty();
    }

    @Test
    void oneAloneWantsTheOrderIdTypedAgain() throws Exception {
        place(base);
        place(base + 1);
        String key = parkInvalid("{\"orderId\":" + base + "}", Long.toString(base + 1));
        String replay = "messages/" + key + "/replay";

        for (String word : List.of("", "{}", "{\"confirmOrderId\":null}", "{\"confirmOrderId\":" + (base + 1) + "}")) {
            Answer refused = ask("POST", replay, word);
            assertThat(refused.status()).as(refused.json().toString()).isEqualTo(422);
            assertThat(refused.text("outcome")).isEqualTo("CONFIRM_ORDER");
            assertThat(refused.text("detail"))
                    .contains("KEYS")
                    .contains("'" + (base + 1) + "'")
                    .contains("orderId " + base)
                    .contains("confirmOrderId");
        }
        assertLive(base, 2);
        Answer done = ask("POST", replay, "{\"confirmOrderId\":" + base + "}");

        assertThat(done.status()).as(done.json().toString()).isEqualTo(200);
        awaitStatus(Long.toString(base), 1);
        assertThat(shop.orderStatus(base)).isEqualTo(2);
        assertLive(base + 1, 1);
        assertThat(shop.messageStatus(key)).isEqualTo(4);
        assertThat(audit().get(0).get("comment").toString()).contains("order id confirmed");
    }

    @Test
    void anEditHelpsIfItEndsTheContradiction() throws Exception {
        place(base);
        place(base + 1);
        String key = parkInvalid("{\"orderId\":" + base + "}", Long.toString(base + 1));
        String still = "{\"orderId\":" + base + ",\"goodsId\":1}";

        assertThat(ask("PUT", "messages/" + key + "/body", still).text("outcome"))
                .isEqualTo("CONFIRM_ORDER");
        assertThat(ask("PUT", "messages/" + key + "/body?confirmOrderId=" + (base + 1), still)
                        .text("outcome"))
                .isEqualTo("CONFIRM_ORDER");
        assertLive(base, 2);
        Answer ended = ask("PUT", "messages/" + key + "/body", "{\"orderId\":" + (base + 1) + "}");

        assertThat(ended.status()).as(ended.json().toString()).isEqualTo(200);
        awaitStatus(Long.toString(base + 1), 1);
        assertLive(base, 1);
    }

    @Test
    void anEditThatStillContradictsWantsTheOrderIdToo() throws Exception {
        place(base);
        String key = parkInvalid("{\"orderId\":1}", "A-17");

        assertThat(ask("PUT", "messages/" + key + "/body?confirmOrderId=" + base, "{\"orderId\":" + base + "}")
                        .status())
                .isEqualTo(200);

        awaitStatus(Long.toString(base), 1);
        assertThat(shop.orderStatus(base)).isEqualTo(2);
    }

    @Test
    void theJmxConsoleWantsTheOrderIdToo() throws Exception {
        place(base);
        place(base + 1);
        String key = parkInvalid("{\"orderId\":" + base + "}", "A-17");
        String other = parkInvalid("{}", "A-18");
        String body = "{\"orderId\":" + (base + 1) + "}";

        assertThat(jmx("replay", key, "ann")).contains("CONFIRM_ORDER");
        assertThat(jmx("replayConfirmed", key, "1", "ann")).contains("CONFIRM_ORDER");
        assertThat(jmx("edit", other, body, "ann")).contains("CONFIRM_ORDER");
        assertLive(base, 2);
        assertThat(jmx("replayConfirmed", key, Long.toString(base), "ann")).contains("DONE");
        assertThat(jmx("editConfirmed", other, body, Long.toString(base + 1), "ann"))
                .contains("DONE");

        awaitStatus(Long.toString(base), 1);
        awaitStatus(Long.toString(base + 1), 1);
    }

    @Test
    void whatElseWasWrongWithItDoesNotHideItsKeys() throws Exception {
        place(base);
        // Refused for its number before its KEYS were looked at; then the product learns to read it.
        String key = parkInvalid("{\"orderId\":" + base + ",\"goodsNumber\":-1}", "A-17");
        body(key, "{\"orderId\":" + base + "}");

        assertThat(leftOut(bulk("replay", "{\"all\":true}"))).isEqualTo(1);

        assertLive(base, 1);
    }

    @Test
    void keysThatNobodyKnowsAnyMoreAreNotTrusted() throws Exception {
        place(base);
        String key = parkInvalid("{\"orderId\":" + base + "}", "A-17");
        shop.jdbc().update("UPDATE trade_mq_consumer_log SET msg_keys = NULL");

        assertThat(leftOut(bulk("replay", "{\"all\":true}"))).isEqualTo(1);
        assertThat(ask("POST", "messages/" + key + "/replay", "").text("outcome"))
                .isEqualTo("CONFIRM_ORDER");

        assertLive(base, 1);
    }

    @Test
    void aMessageWithoutKeysContradictsNothing() throws Exception {
        place(base);
        String key = parkInvalid("{\"orderId\":" + base + ",\"goodsNumber\":-1}");
        body(key, "{\"orderId\":" + base + "}");

        assertThat(bulk("replay", "{\"all\":true}").path("done").asInt()).isEqualTo(1);

        awaitStatus(Long.toString(base), 1);
    }

    @Test
    void neitherDeadLettersNorRowsOfAnOldListenerAreAWayAround() throws Exception {
        place(base);
        place(base + 1);
        Delivery letter =
                Delivery.fresh("dead", "A-17", ("{\"orderId\":" + base + "}").getBytes(StandardCharsets.UTF_8));
        deadLetters().takeOver(List.of(letter));
        String old = Long.toString(base + 700);
        oldRow(old, "{\"orderId\":" + (base + 1) + "}");

        // The old one is found out when it is tried; from then on it is known.
        bulk("replay", "{\"all\":true}");
        await().atMost(Duration.ofSeconds(40))
                .until(() -> shop.messageStatus(old) == 3 && shop.remark(old).contains("KEYS"));

        assertThat(leftOut(bulk("replay", "{\"all\":true}"))).isEqualTo(2);
        assertLive(base, 2);
        assertThat(ask("POST", "messages/" + old + "/replay", "{\"confirmOrderId\":" + (base + 1) + "}")
                        .status())
                .isEqualTo(200);
        awaitStatus(Long.toString(base + 1), 1);
        assertLive(base, 1);
    }

    private static int leftOut(JsonNode result) {
        return result.path("leftOut").asInt(-1);
    }

    private void body(String key, String body) {
        shop.jdbc().update("UPDATE trade_mq_consumer_log SET msg_body = ? WHERE msg_key = ?", body, key);
    }
}
