package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten requests of five levels at most. */
class JmxRequestsTest {

    private final JmxRequests requests = new JmxRequests(new JmxLimits(10, 5, 65_536, 1, Duration.ofSeconds(1)));

    @Test
    void takesABulkUpToItsLimit() throws IOException {
        assertThat(read(bulk(10)).requests()).hasSize(10);
        assertThat(read(bulk(10)).bulk()).isTrue();
        assertThatThrownBy(() -> read(bulk(11)))
                .hasMessageContaining("11 requests")
                .hasMessageContaining("max-requests");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "null",
                "[7]",
                "[[]]",
                "{\"type\":\"exec\",\"arguments\":[[[[[1]]]]]}",
                "{\"type\":\"read\",\"type\":\"exec\"}",
                "{\"type\":\"version\"} {}",
                "{\"value\":1e999999999}",
                "{\"value\":[{\"a\":-1e400}]}",
                "{\"type\":\"version\"",
                "'x'",
            })
    void refusesWhatIsNoRequest(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnythingNestedWithoutRecursion() {
        assertThatThrownBy(() -> read("[".repeat(1_000_000))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("{\"a\":".repeat(1_000_000))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesALongNumber() {
        assertThatThrownBy(() -> read("{\"value\":" + "1".repeat(101) + "}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void handsOnOnlyWhatItKnows() throws IOException {
        JmxRequest request = read("{\"type\":\"read\",\"mbean\":\"a:b=c\",\"target\":{\"url\":\"x\"},\"config\":"
                        + "{\"maxDepth\":3,\"includeStackTrace\":true,\"serializeException\":true,\"callback\":\"x\"}}")
                .requests()
                .get(0);

        assertThat(new String(requests.write(request.json()), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"read\",\"mbean\":\"a:b=c\",\"config\":{\"maxDepth\":3}}");
    }

    private JmxRequests.Body read(String json) throws IOException {
        return requests.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String bulk(int number) {
        return "[" + String.join(",", Collections.nCopies(number, "{\"type\":\"version\"}")) + "]";
    }
}
