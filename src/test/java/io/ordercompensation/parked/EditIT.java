package io.ordercompensation.parked;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.parked.ActResult.Outcome;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An edited body goes on under the order that it names, and only if it can be right. */
@OnEachDatabase
class EditIT extends OperatorIT {

    EditIT(EmbeddedDatabase database) {
        super(database, false);
    }

    @Test
    void editGivesAMessageOfAnOrderItsNewBody() {
        String key = parkPaid(base);
        String before = (String) row(key).get("msg_body");
        String after = "{\"orderId\":%d,\"couponId\":4,\"note\":\"\uD83D\uDCB0 '\\\" \u53D6\"}".formatted(base);

        assertThat(parked.edit(key, after, "ann").outcome()).isEqualTo(Outcome.DONE);

        assertThat(row(key)).containsEntry("consumer_status", 2).containsEntry("msg_body", after);
        assertThat(audit()).singleElement().satisfies(act -> assertThat(act)
                .containsEntry("operation", "edit")
                .containsEntry("body_before", before)
                .containsEntry("body_after", after));
    }

    @Test
    void editMovesAMessageWithoutAnOrderToItsOrder() {
        String key = parkInvalid("{\"orderId\":" + base + ",\"goodsNumber\":-1}");
        String order = Long.toString(base);
        String body = "{\"orderId\":" + base + "}";

        parked.edit(key, body, "ann");

        assertThat(row(order))
                .containsEntry("consumer_status", 2)
                .containsEntry("consumer_times", 0)
                .containsEntry("msg_body", body)
                .containsEntry("msg_id", row(key).get("msg_id"));
        assertThat(row(key)).containsEntry("consumer_status", 4);
        assertThat(audit()).hasSize(2);
        assertThat(parked.show(key).orElseThrow().acts()).singleElement().satisfies(act -> {
            assertThat(act.operation()).isEqualTo("edit");
            assertThat(act.bodyBefore()).contains("-1");
            assertThat(act.bodyAfter()).isEqualTo(body);
            assertThat(act.reasonBefore()).contains("goodsNumber");
        });
        assertThat(parked.show(order).orElseThrow().acts()).singleElement().satisfies(act -> {
            assertThat(act.statusBefore()).isNull();
            assertThat(act.comment()).isEqualTo("from " + key);
        });
    }

    @Test
    void refusesEditsThatCannotBeRight() {
        String paid = parkPaid(base);
        String invalid = parkInvalid("{}");
        var before = List.of(row(paid), row(invalid));

        List<ActResult> refused = List.of(
                parked.edit(paid, "{\"orderId\":", "ann"),
                parked.edit(paid, "{\"orderId\":" + (base + 1) + "}", "ann"),
                parked.edit(invalid, "{\"orderId\":-1}", "ann"));

        assertThat(refused).extracting(ActResult::outcome).containsOnly(Outcome.REFUSED);
        assertThat(refused.get(0).message()).contains("ends in the middle of its JSON");
        assertThat(refused.get(1).message()).contains("keep its orderId");
        assertThat(refused.get(2).message()).contains("orderId is -1");
        assertThat(List.of(row(paid), row(invalid))).isEqualTo(before);
        assertThat(audit()).isEmpty();
    }

    @Test
    void refusesToMoveAMessageToAnOrderThatHasOne() {
        String order = parkPaid(base);
        // Not a map, which would have an order of its own: the books are right only if parked comes last.
        var said = List.of(
                entry(1, "it has been restored"),
                entry(2, "it is tried by itself"),
                entry(4, "given up"),
                entry(3, "decide about that message"));
        for (var status : said) {
            shop.jdbc()
                    .update(
                            "UPDATE trade_mq_consumer_log SET consumer_status = ? WHERE msg_key = ?",
                            status.getKey(),
                            order);
            String key = parkInvalid("{\"orderId\":\"x\"}");
            var before = List.of(row(key), row(order));

            ActResult result = parked.edit(key, "{\"orderId\":" + order + "}", "ann");

            assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(result.message()).contains("status " + status.getKey()).contains(status.getValue());
            assertThat(List.of(row(key), row(order))).isEqualTo(before);
        }
        assertThat(audit()).isEmpty();
    }
}
