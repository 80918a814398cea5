package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import io.ordercompensation.support.shop.CompensationApp;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every parked message can be opened, replayed, edited and discarded, whatever its key is, over HTTP and in JMX. */
@OnEachDatabase
class HostileKeyIT extends OperatorHttpIT {

    static final String GROUP = "g/?;%\\\"' ..\n\uD83D\uDE00";
    static final String TAG = "t/?;%";

    HostileKeyIT(EmbeddedDatabase database) {
        super(database, false);
    }

    @Override
    CompensationApp configured(CompensationApp product) {
        return super.configured(product)
                .with("mq.order.consumer.group.name", GROUP)
                .with("mq.order.tag.cancel", TAG)
                .with("compensation.dead-letters.consumer-group", "dead");
    }

    static Stream<String> keys() {
        return Stream.of(
                        "a/b",
                        "/",
                        "//",
                        "a?b=c",
                        "a;b=c",
                        "a%2Fb",
                        "a%",
                        "100%25",
                        "a\\b",
                        "a\"b",
                        "a'b",
                        "a b",
                        " a",
                        "a ",
                        ".",
                        "..",
                        "../a",
                        "a/../b",
                        "a\nb",
                        "a\r\nb",
                        "a\tb",
                        "a\u0001b",
                        "#",
                        "a&b=c+d",
                        "\uD83D\uDE00",
                        "\u202e7",
                        "\u9000\u8ba2\u5355",
                        "x".repeat(100),
                        "/".repeat(100),
                        "\uD83D\uDE00".repeat(100),
                        "id:",
                        "id:YS9i",
                        "*",
                        "' OR '1'='1",
                        "<b>",
                        "",
                        "0",
                        "-1",
                        "replay",
                        "A-17")
                .flatMap(key -> key.length() < 90 ? Stream.of(key, "msgId:" + key) : Stream.of(key));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void isReachedOverHttp(String key) throws Exception {
        park(key, "{\"orderId\":" + base + "}");
        park("another", "{}");

        String path = "messages/" + listed(key);
        assertThat(ask("GET", path, "").json().path("key").asText()).isEqualTo(key);
        assertThat(ask("PUT", path + "/body", "{}").text("detail")).contains("orderId");
        String word = "{\"confirmOrderId\":" + base + "}";
        Answer replayed = ask("POST", path + "/replay", key.startsWith("msgId:") ? word : "");
        assertThat(replayed.status()).as(replayed.json().toString()).isEqualTo(200);
        park(key, "{}");
        String edited = "{\"orderId\":" + (base + 1) + "}";
        assertThat(ask("PUT", path + "/body?confirmOrderId=" + (base + 1), edited)
                        .status())
                .isEqualTo(200);
        park(key, "{}");
        assertThat(ask("POST", path + "/discard", "{\"comment\":\"test\"}").status())
                .isEqualTo(200);

        assertThat(shop.messageStatus(key)).isEqualTo(4);
        assertThat(shop.messageStatus("another")).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void isReachedInTheJmxConsoleByItsAddress(String key) throws Exception {
        park(key, "{}");
        park("another", "{}");

        String address = listed(key);
        assertThat(JSON.readTree(jmx("show", address)).path("key").asText()).isEqualTo(key);
        assertThat(jmx("edit", address, "{}", "ann")).contains("The new body is invalid");
        assertThat(jmx("editConfirmed", address, "{\"orderId\":" + base + "}", Long.toString(base), "ann"))
                .contains("DONE");
        park(key, "{\"orderId\":" + (base + 1) + "}");
        if (key.startsWith("msgId:")) {
            assertThat(jmx("replayConfirmed", address, Long.toString(base + 1), "ann"))
                    .contains("DONE");
        } else {
            assertThat(jmx("replay", address, "ann")).contains("DONE");
        }
        park(key, "{}");
        assertThat(jmx("discard", address, "test", "ann")).contains("DONE");

        assertThat(shop.messageStatus(key)).isEqualTo(4);
        assertThat(shop.messageStatus("another")).isEqualTo(3);
    }

    /** The address that the list shows, which is the same as that of the message itself. */
    private String listed(String key) throws Exception {
        for (JsonNode message : ask("GET", "messages", "").json().path("messages")) {
            if (message.path("key").asText().equals(key)) {
                return message.path("address").asText();
            }
        }
        throw new AssertionError("Not listed: " + key);
    }

    /** As an old listener, or a sender who chose the message id, may have left it. */
    private void park(String key, String body) {
        shop.jdbc().update("DELETE FROM trade_mq_consumer_log WHERE msg_key IN (?, ?)", key, Long.toString(base));
        shop.jdbc()
                .batchUpdate(
                        "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, msg_body, consumer_status)"
                                + " VALUES (?, ?, ?, ?, 3)",
                        List.<Object[]>of(new Object[] {GROUP, TAG, key, body}));
    }
}
