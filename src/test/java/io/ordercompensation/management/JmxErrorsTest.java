package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmxErrorsTest {

    private static final String OURS = "io.ordercompensation:type=ParkedMessages";

    @ParameterizedTest
    @CsvSource({
        "io.ordercompensation:type=Retry, java.lang.IllegalArgumentException, limit is 0, 400, limit is 0",
        "io.ordercompensation:type=Retry, io.ordercompensation.x.TooMany, 20 are waiting, 400, 20 are waiting",
        "io.ordercompensation:type=Retry, java.lang.IllegalArgumentException, no org.x.Y there, 500, It failed",
        "io.ordercompensation:type=Retry, java.lang.IllegalStateException, pool is empty, 500, It failed",
        "org.apache.camel:type=routes, java.lang.IllegalArgumentException, limit is 0, 500, It failed",
        "io.ordercompensation:*, java.lang.IllegalArgumentException, limit is 0, 500, It failed",
    })
    void onlyWhatAnOperationOfOursSaysOfItsParametersIsTold(
            String mbean, String type, String said, int status, String told) throws IOException {
        String answer = "{\"error_type\":\"%s\",\"error\":\"%s\",\"status\":500}".formatted(type, said);

        JmxErrors.Told error = told(mbean, answer);

        assertThat(error.status().value()).isEqualTo(status);
        assertThat(error.words()).startsWith(told).doesNotContain("org.x");
    }

    @Test
    void anAnswerIsNoErrorHoweverDeepItIs() throws IOException {
        String value = "[".repeat(100) + "]".repeat(100);

        assertThat(told(OURS, "{\"value\":" + value + ",\"status\":200}")).isNull();
        assertThat(told(OURS, "{\"value\":" + value + ",\"status\":404}")
                        .status()
                        .value())
                .isEqualTo(404);
    }

    private static JmxErrors.Told told(String mbean, String answer) throws IOException {
        ObjectNode asked =
                (ObjectNode) new ObjectMapper().readTree("{\"type\":\"exec\",\"mbean\":\"%s\"}".formatted(mbean));
        return JmxErrors.of(new JmxRequest(asked), answer.getBytes(StandardCharsets.UTF_8));
    }
}
