package io.ordercompensation.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.ReadResult.Rejected;
import org.junit.jupiter.api.Test;

class CutBodyTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private final CancelOrderReader reader = new CancelOrderReader(1024);

    @Test
    void isRejectedWithItsWholeLengthAndItsDigest() {
        assertThat(read("cut:4194304:" + DIGEST + ":{\"orderId\":17}"))
                .isEqualTo(new Rejected(
                        "The body has 4194304 bytes but may have at most 1024; kept are its first 14 bytes,"
                                + " its SHA-256 is " + DIGEST));
    }

    @Test
    void isNothingElse() {
        for (String body :
                new String[] {"c", "cut:", "cut:1:" + DIGEST, "cut:x:" + DIGEST + ":", "cut:99999999999:" + DIGEST + ":"
                }) {
            assertThat(read(body)).asString().contains("not valid JSON");
        }
    }

    @Test
    void isNotEvenLookedAtInAFlawedDelivery() {
        assertThat(reader.read(Delivery.flawed("id", null, "{\"orderId\":17}".getBytes(UTF_8), "it is compressed")))
                .isEqualTo(new Rejected("it is compressed"));
    }

    private ReadResult read(String body) {
        return reader.read(Delivery.fresh("id", null, body.getBytes(UTF_8)));
    }
}
