package io.ordercompensation.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.message.ReadResult.Rejected;
import io.ordercompensation.message.ReadResult.Valid;
import io.ordercompensation.support.fuzz.EnabledIfJazzerRuns;
import io.ordercompensation.support.fuzz.FuzzedDelivery;
import java.nio.charset.StandardCharsets;

/** Whatever stands in a message, it is an order to cancel, and the same one when it is read again, or one sentence. */
@EnabledIfJazzerRuns
class CancelOrderReaderFuzzTest {

    private static final int MAX_BYTES = 4_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CancelOrderReader reader = new CancelOrderReader(MAX_BYTES);

    @DictionaryFile(resourcePath = "/fuzz/json.dict")
    @FuzzTest(maxDuration = "1m")
    void reads(byte[] message) throws JsonProcessingException {
        Delivery delivery = FuzzedDelivery.of(message);

        ReadResult result = reader.read(delivery);

        assertThat(Delivery.bodyOf(delivery.bodyText())).isEqualTo(delivery.body());
        if (result instanceof Valid valid) {
            checkOrder(valid);
        } else if (result instanceof Rejected rejected) {
            checkReason(rejected.reason());
        }
    }

    /**
     * No method here names the record of the order: JUnit would load it before Jazzer transforms it, and the JVM then mixes up
     * its annotated fields (NoSuchFieldError).
     */
    private void checkOrder(Valid valid) throws JsonProcessingException {
        String written = JSON.writeValueAsString(valid.order());
        Delivery again = Delivery.fresh("m", valid.order().key(), written.getBytes(StandardCharsets.UTF_8));

        assertThat(reader.read(again)).isEqualTo(valid);
    }

    private static void checkReason(String reason) {
        assertThat(reason)
                .doesNotStartWith("The body cannot be read")
                .hasSizeBetween(10, Rejected.MAX_REASON)
                .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
    }
}
