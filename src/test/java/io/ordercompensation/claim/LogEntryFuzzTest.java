package io.ordercompensation.claim;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.message.ReadResult;
import io.ordercompensation.message.ReadResult.Rejected;
import io.ordercompensation.message.ReadResult.Valid;
import io.ordercompensation.support.fuzz.EnabledIfJazzerRuns;
import io.ordercompensation.support.fuzz.FuzzedDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The rows of a batch reach the database as one JSON array: no message makes it anything else, or too long a row. */
@EnabledIfJazzerRuns
class LogEntryFuzzTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CancelOrderReader reader = new CancelOrderReader(4_000);

    @DictionaryFile(resourcePath = "/fuzz/json.dict")
    @FuzzTest(maxDuration = "1m")
    void writesRows(byte[] message) throws JsonProcessingException {
        Delivery delivery = FuzzedDelivery.of(message);
        List<LogEntry> entries = entries(delivery);

        String sent = new String(ConsumerLog.json(entries).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        JsonNode rows = JSON.readTree(sent);
        assertThat(rows).hasSize(entries.size());
        for (int row = 0; row < entries.size(); row++) {
            checkRow(rows.get(row), entries.get(row), delivery);
        }
    }

    private List<LogEntry> entries(Delivery delivery) {
        ReadResult result = reader.read(delivery);
        if (result instanceof Valid valid) {
            String key = valid.order().key();
            return List.of(
                    LogEntry.parked(key, delivery, delivery.messageId()),
                    LogEntry.failed(key, delivery, delivery.messageId(), Instant.EPOCH));
        }
        return List.of(LogEntry.rejected(delivery, ((Rejected) result).reason()));
    }

    private static void checkRow(JsonNode row, LogEntry entry, Delivery delivery) {
        assertThat(row.get("key").textValue()).isEqualTo(entry.key()).hasSizeBetween(1, 100);
        // Where a row is found again, SQL compares without trailing spaces.
        assertThat(entry.key()).isEqualTo(entry.key().stripTrailing());
        assertThat(row.get("messageId").textValue())
                .isEqualTo(entry.messageId())
                .hasSizeLessThanOrEqualTo(255);
        assertThat(Delivery.bodyOf(row.get("body").textValue())).isEqualTo(delivery.body());
        if (entry.remark() != null) {
            assertThat(row.get("remark").textValue()).isEqualTo(entry.remark()).hasSizeLessThanOrEqualTo(1000);
            // Words of no kind: only this test, which takes the message's id for a reason, gives an empty one.
            if (!entry.remark().isBlank()) {
                assertThat(row.get("reasonGroup").textValue()).hasSize(12);
            }
        }
    }
}
