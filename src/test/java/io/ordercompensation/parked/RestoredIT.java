package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message whose KEYS or row name another order than its body is not taken as restored, unless an operator says which is meant. */
@OnEachDatabase
class RestoredIT extends OperatorHttpIT {

    RestoredIT(EmbeddedDatabase database) {
        super(database, true);
    }

    /** Nothing is tried, so that nobody would find it out later: the next cancel of the wrong order would be dropped. */
    @ParameterizedTest
    @ValueSource(strings = {"all", "reason", "jmx"})
    void sayingThatManyWereRestoredLeavesThemOut(String kind) throws Exception {
        place(base);
        place(base + 1);
        String refused = parkInvalid("{\"orderId\":" + base + "}", "A-17");
        String mixedUp = Long.toString(base + 700);
        oldRow(mixedUp, "{\"orderId\":" + (base + 1) + "}");
        String cut = Long.toString(base + 701);
        oldRow(cut, "{\"orderId\":" + (base + 701) + ",\"no");
        String of = "UPDATE trade_mq_consumer_log SET reason_group = '0123456789ab'";
        shop.jdbc().update(of);

        JsonNode result =
                switch (kind) {
                    case "all" -> bulk("restored", "{\"all\":true,\"comment\":\"known\"}");
                    case "reason" -> bulk("restored", "{\"reasonGroup\":\"0123456789ab\",\"comment\":\"known\"}");
                    default ->
                        JSON.readTree(jmx("restoredGroup", "0123456789ab", "known", "ann"))
                                .path("result");
                };

        assertThat(leftOut(result)).as(result.toString()).isEqualTo(2);
        assertThat(result.path("done").asInt()).isEqualTo(1);
        assertThat(shop.messageStatus(refused)).isEqualTo(3);
        assertThat(shop.messageStatus(mixedUp)).isEqualTo(3);
        assertThat(shop.messageStatus(cut)).isEqualTo(1);
        assertLive(base, 2);
    }

    @Test
    void sayingThatOneWasRestoredWantsTheOrderIdTypedAgain() throws Exception {
        place(base);
        String refused = "messages/" + parkInvalid("{\"orderId\":" + base + "}", "A-17") + "/restored";
        String mixedUp = Long.toString(base + 700);
        oldRow(mixedUp, "{\"orderId\":" + (base + 1) + "}");

        assertThat(ask("POST", refused, "{}").status()).as("without a comment").isEqualTo(400);
        assertThat(ask("POST", refused, "{\"comment\":\"known\"}").text("outcome"))
                .isEqualTo("CONFIRM_ORDER");
        assertThat(ask("POST", "messages/" + mixedUp + "/restored", "{\"comment\":\"known\"}")
                        .text("detail"))
                .contains("its body names order " + (base + 1));
        assertThat(jmx("restored", mixedUp, "known", "17", "ann")).contains("CONFIRM_ORDER");
        assertThat(audit()).isEmpty();

        assertThat(jmx("restored", mixedUp, "known", mixedUp, "ann")).contains("DONE");
        String word = "{\"comment\":\"known\",\"confirmOrderId\":" + base + "}";
        assertThat(ask("POST", refused, word).status()).isEqualTo(200);

        assertThat(shop.messageStatus(mixedUp)).isEqualTo(1);
        assertThat(shop.messageStatus(Long.toString(base))).isEqualTo(1);
        assertLive(base, 1);
        restoredByHand(base);
        assertThat(audit().get(1).get("comment").toString()).contains("known (order id confirmed: " + base);
    }

    private static int leftOut(JsonNode result) {
        return result.path("leftOut").asInt(-1);
    }
}
