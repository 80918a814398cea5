package io.ordercompensation.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.fuzz.EnabledIfJazzerRuns;
import io.ordercompensation.support.fuzz.FuzzedDelivery;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Each claim finds its own body among those of its batch, byte for byte, whatever the bodies are. */
@EnabledIfJazzerRuns
class ClaimBatchFuzzTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @DictionaryFile(resourcePath = "/fuzz/json.dict")
    @FuzzTest(maxDuration = "1m")
    void writesClaims(byte[] message) throws JsonProcessingException {
        Delivery delivery = FuzzedDelivery.of(message);
        List<Claim> claims = List.of(Claim.of("1", delivery), Claim.of("2", delivery));

        ClaimBatch batch = ClaimBatch.of(claims);

        JsonNode rows =
                JSON.readTree(new String(batch.rows().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        assertThat(rows).hasSize(2);
        for (int row = 0; row < 2; row++) {
            Claim claim = claims.get(row);
            assertThat(rows.get(row).get(0).textValue()).isEqualTo(claim.key());
            assertThat(rows.get(row).get(1).textValue()).isEqualTo(claim.messageId());
            int from = rows.get(row).get(2).intValue() - 1;
            byte[] body = Arrays.copyOfRange(
                    batch.bodies().getBytes(StandardCharsets.UTF_8),
                    from,
                    from + rows.get(row).get(3).intValue());
            assertThat(Delivery.bodyOf(new String(body, StandardCharsets.UTF_8)))
                    .isEqualTo(delivery.body());
        }
    }
}
