package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever stands in a parameter, on the way of the page, of curl or of a JMX console: it is answered, and nothing fails. */
@ExtendWith(OutputCaptureExtension.class)
abstract class OddValuesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STATUS = Pattern.compile("\"status\":(\\d+)");

    private static final List<String> ODD = List.of(
            "",
            " ",
            "x",
            "-1",
            "0",
            "201",
            "2147483648",
            "99999999999999999999",
            "1e9",
            "0x10",
            "NaN",
            "true",
            "null",
            "\0",
            "a\r\nb",
            "\uD83D\uDCB0",
            "\uFFFF",
            "\u212A\u00E9",
            "'",
            "\"",
            "%",
            "\\",
            "..",
            "../../etc/passwd",
            "routes/",
            "routes/../../../etc/passwd",
            "sql/\0",
            "sql",
            "id:",
            "id:====",
            "1970-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "+10000-01-01T00:00:00Z",
            "x".repeat(5000));

    private final Ports ports;

    OddValuesIT(Ports ports) {
        this.ports = ports;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "GET /actuator/parked/messages?reasonGroup={}",
                "GET /actuator/parked/messages?from={}",
                "GET /actuator/parked/messages?to={}",
                "GET /actuator/parked/messages?text={}",
                "GET /actuator/parked/messages?after={}",
                "GET /actuator/parked/messages?limit={}",
                "GET /actuator/parked/messages/{}",
                "GET /actuator/parked/messages/1/acts/{}",
                "GET /actuator/parked/messages/{}/acts/1",
                "GET /actuator/parked/runs/{}",
                "DELETE /actuator/parked/runs/{}",
                "PUT /actuator/parked/messages/1/body?confirmOrderId={}",
                "POST /actuator/parked/messages/{}/replay",
                "GET /actuator/audit/{}",
                "POST /actuator/audit/{}",
                "POST /actuator/routes-deployed/rollback?file={}",
                "GET /actuator/metrics/{}",
                "GET /actuator/metrics/jvm.memory.used?tag={}",
                "GET /actuator/health/{}",
                "GET /login?wrong={}",
                "GET /console/{}",
            })
    void inAnAddressIsNotTheProductsFault(String request, CapturedOutput output) throws Exception {
        int from = output.getAll().length();
        for (String odd : ODD) {
            String encoded = URLEncoder.encode(odd, StandardCharsets.UTF_8).replace("+", "%20");
            String answer = ports.exchange("management", request.replace("{}", encoded), "operator", "", "");
            check(answer, request, odd);
        }
        for (String encoded : List.of("%ED%A0%80", "%FF", "%C0%AF", "%zz", "%", "%u0041")) {
            check(ports.exchange("management", request.replace("{}", encoded), "operator", "", ""), request, encoded);
        }
        assertThat(output.getAll().substring(from)).doesNotContain("ERROR", "WARN", "\tat ");
    }

    /** Each field in turn has an odd value, as text and as it stands. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "management | operator | POST /actuator/parked/replay             |                 | reasonGroup from to text all",
                "management | operator | POST /actuator/parked/discard            | 'comment':'why' | reasonGroup from to text all comment",
                "management | operator | POST /actuator/parked/restored           | 'comment':'why' | reasonGroup from to text all comment",
                "management | operator | POST /actuator/parked/messages/1/restored | 'comment':'why' | comment confirmOrderId",
                "management | operator | POST /actuator/parked/messages/1/replay  |                 | confirmOrderId",
                "management | operator | POST /actuator/parked/messages/1/discard |                 | comment",
                "management | operator | PUT /actuator/parked/messages/1/body     | 'orderId':7     | orderId goodsNumber userMoney",
                "management | operator | POST /actuator/audit/reconcile           | 'dryRun':false  | dryRun orders token",
                "orders     | shop     | POST /orders                             | 'orderId':7,'userId':3,'goodsId':9,'goodsNumber':1,'goodsPrice':1 | orderId userId goodsId goodsNumber goodsPrice moneyPaid couponId address",
            })
    void inABodyIsNotTheProductsFault(
            String where, String who, String request, String rest, String fields, CapturedOutput output)
            throws Exception {
        int from = output.getAll().length();
        for (String field : fields.split(" ")) {
            for (String odd : ODD) {
                for (String value : List.of(JSON.writeValueAsString(odd), odd)) {
                    // The rest comes first: of two fields of a name the later one would hold, if any.
                    String others =
                            rest == null ? "" : rest.replace('\'', '"').replaceAll("\"" + field + "\":[^,]+,?", "");
                    String json = "{%s%s\"%s\":%s}"
                            .formatted(others, others.isEmpty() || others.endsWith(",") ? "" : ",", field, value);
                    check(send(where, who, request, json), request, json);
                }
            }
        }
        assertThat(output.getAll().substring(from)).doesNotContain("ERROR", "WARN", "\tat ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ParkedMessages | list            | 3",
                "ParkedMessages | show            | 1",
                "ParkedMessages | showAct         | 2",
                "ParkedMessages | replay          | 2",
                "ParkedMessages | replayConfirmed | 3",
                "ParkedMessages | replayGroup     | 2",
                "ParkedMessages | edit            | 3",
                "ParkedMessages | editConfirmed   | 4",
                "ParkedMessages | restored        | 4",
                "ParkedMessages | restoredGroup   | 3",
                "ParkedMessages | discard         | 3",
                "ParkedMessages | discardGroup    | 3",
                "ParkedMessages | progress        | 1",
                "ParkedMessages | cancel          | 1",
                "ConsumerLog    | show            | 1",
                "Audit          | show            | 1",
                "Audit          | proposeReconcile | 1",
                "Audit          | reconcile       | 3",
                "HotDeploy      | rollBack        | 2",
            })
    void inAConsoleIsNotTheProductsFault(String mbean, String operation, int number, CapturedOutput output)
            throws Exception {
        int from = output.getAll().length();
        for (int place = 0; place < number; place++) {
            for (String odd : ODD) {
                List<String> arguments = new java.util.ArrayList<>(Collections.nCopies(number, "1"));
                arguments.set(place, odd);
                String answer =
                        send("management", "operator", "POST /actuator/jolokia", exec(mbean, operation, arguments));
                check(answer, operation, odd);
                Matcher said = STATUS.matcher(answer);
                int status = 0;
                while (said.find()) {
                    status = Integer.parseInt(said.group(1));
                }
                assertThat(status).as("%s %s: %s", operation, arguments, answer).isIn(200, 400);
            }
        }
        assertThat(output.getAll().substring(from)).doesNotContain("ERROR", "WARN", "\tat ");
    }

    private static String exec(String mbean, String operation, List<String> arguments) throws JsonProcessingException {
        return JSON.writeValueAsString(Map.of(
                "type",
                "exec",
                "mbean",
                "io.ordercompensation:type=" + mbean,
                "operation",
                operation,
                "arguments",
                arguments));
    }

    private String send(String where, String who, String request, String json) throws Exception {
        String body = new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return ports.exchange(where, request, who, "Content-Type: application/json\r\n", body);
    }

    private static void check(String answer, String request, String odd) {
        assertThat(Ports.status(answer))
                .as("%s with '%s': %s", request, odd, answer)
                .isBetween(200, 499);
        assertThat(answer)
                .as("%s with '%s'", request, odd)
                .doesNotContain("Exception", "Tomcat", "java.lang", "java.time", "io.ordercompensation.");
    }
}
