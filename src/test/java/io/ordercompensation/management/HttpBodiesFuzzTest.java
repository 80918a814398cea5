package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.audit.Audit;
import io.ordercompensation.audit.AuditEndpoint;
import io.ordercompensation.audit.Reconcile;
import io.ordercompensation.parked.BulkRuns;
import io.ordercompensation.parked.Filter;
import io.ordercompensation.parked.ParkedEndpoint;
import io.ordercompensation.parked.ParkedMessages;
import io.ordercompensation.support.fuzz.EnabledIfJazzerRuns;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.mockito.invocation.InvocationOnMock;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/**
 * Whatever an operator's tool sends, the answer is a problem detail and never a fault of the product, and only who says so
 * means all messages. The first byte chooses the operation, the rest is the body.
 */
@EnabledIfJazzerRuns
class HttpBodiesFuzzTest {

    private static final int MAX_BYTES = 4_000;
    private static final String REACHED = "The request was understood";
    private static final String REACHED_ALL = REACHED + " all";

    private record Operation(HttpMethod method, String path) {}

    private static final List<Operation> OPERATIONS = List.of(
            new Operation(HttpMethod.POST, "/actuator/parked/replay"),
            new Operation(HttpMethod.POST, "/actuator/parked/discard"),
            new Operation(HttpMethod.POST, "/actuator/parked/messages/7/discard"),
            new Operation(HttpMethod.PUT, "/actuator/parked/messages/7/body"),
            new Operation(HttpMethod.POST, "/actuator/audit/reconcile"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MockMvc http = MockMvcBuilders.standaloneSetup(
                    new ParkedEndpoint(
                            mock(ParkedMessages.class, HttpBodiesFuzzTest::understood),
                            mock(BulkRuns.class, HttpBodiesFuzzTest::understood),
                            asSpringBootDoes(),
                            MAX_BYTES),
                    new AuditEndpoint(
                            mock(Audit.class, HttpBodiesFuzzTest::understood),
                            mock(Reconcile.class, HttpBodiesFuzzTest::understood),
                            asSpringBootDoes(),
                            MAX_BYTES))
            .setControllerAdvice(new ProblemAdvice())
            .addPlaceholderValue("management.endpoints.web.base-path", "/actuator")
            .build();

    @DictionaryFile(resourcePath = "/fuzz/json.dict")
    @FuzzTest(maxDuration = "1m")
    void answers(byte[] input) throws Exception {
        int first = input.length == 0 ? 0 : input[0] & 0xff;
        Operation operation = OPERATIONS.get(first % OPERATIONS.size());
        byte[] body = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);

        MockHttpServletResponse answer = http.perform(request(operation.method(), operation.path())
                        .principal(() -> "ann")
                        .content(body))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isIn(400, 413);
        assertThat(answer.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        checkDetail(answer, body);
    }

    private static void checkDetail(MockHttpServletResponse answer, byte[] body) throws Exception {
        JsonNode problem = JSON.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
        String detail = problem.get("detail").textValue();
        assertThat(detail).isNotBlank().hasSizeLessThanOrEqualTo(MAX_BYTES);
        if (detail.equals(REACHED_ALL)) {
            assertThat(saysAll(body)).isTrue();
        }
    }

    private static boolean saysAll(byte[] body) throws JsonProcessingException {
        return JSON.readTree(new String(body, StandardCharsets.UTF_8))
                .path("all")
                .asBoolean();
    }

    private static Object understood(InvocationOnMock call) {
        Object meant = call.getArguments().length == 0 ? "" : call.getArgument(0);
        // Compared here: as text, a filter by the word null would look the same.
        throw new IllegalArgumentException(Filter.all().equals(meant) ? REACHED_ALL : REACHED + ": " + meant);
    }

    private static ObjectMapper asSpringBootDoes() {
        return Jackson2ObjectMapperBuilder.json().build();
    }
}
