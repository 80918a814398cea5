package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, address by address: nobody, a shop, a viewer, an operator. */
abstract class RightsIT {

    private final Ports ports;

    RightsIT(Ports ports) {
        this.ports = ports;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // where    | request                                  | nobody | shop | viewer | operator
                "management | GET /actuator/health/liveness            | 200 | 200 | 200 | 200",
                "management | GET /actuator/health/readiness           | 200 | 200 | 200 | 200",
                "management | GET /actuator/health/db                  | 404 | 404 | 200 | 200",
                "management | GET /actuator                            | 401 | 403 | 200 | 200",
                "management | GET /actuator/info                       | 401 | 403 | 200 | 200",
                "management | GET /actuator/metrics                    | 401 | 403 | 200 | 200",
                "management | GET /actuator/prometheus                 | 401 | 403 | 200 | 200",
                "management | GET /actuator/env                        | 401 | 403 | 404 | 404",
                "management | GET /actuator/heapdump                   | 401 | 403 | 404 | 404",
                "management | GET /actuator/threaddump                 | 401 | 403 | 404 | 404",
                "management | GET /actuator/sbom                       | 401 | 403 | 404 | 404",
                "management | GET /actuator/sbom/application           | 401 | 403 | 404 | 404",
                "management | GET /actuator/beans                      | 401 | 403 | 404 | 404",
                "management | GET /actuator/configprops                | 401 | 403 | 404 | 404",
                "management | GET /actuator/mappings                   | 401 | 403 | 404 | 404",
                "management | GET /actuator/loggers                    | 401 | 403 | 404 | 404",
                "management | GET /actuator/flyway                     | 401 | 403 | 404 | 404",
                "management | GET /actuator/scheduledtasks             | 401 | 403 | 404 | 404",
                "management | GET /actuator/conditions                 | 401 | 403 | 404 | 404",
                "management | GET /actuator/caches                     | 401 | 403 | 404 | 404",
                "management | GET /actuator/startup                    | 401 | 403 | 404 | 404",
                "management | GET /actuator/logfile                    | 401 | 403 | 404 | 404",
                "management | GET /actuator/httpexchanges              | 401 | 403 | 404 | 404",
                "management | GET /actuator/sessions                   | 401 | 403 | 404 | 404",
                "management | GET /actuator/auditevents                | 401 | 403 | 404 | 404",
                "management | POST /actuator/loggers/ROOT              | 401 | 403 | 403 | 404",
                "management | POST /actuator/shutdown                  | 401 | 403 | 403 | 404",
                "management | GET /actuator/parked/reasons             | 401 | 403 | 200 | 200",
                "management | GET /actuator/parked/messages            | 401 | 403 | 200 | 200",
                "management | GET /actuator/parked/runs                | 401 | 403 | 200 | 200",
                "management | POST /actuator/parked/messages/1/replay  | 401 | 403 | 403 | 404",
                "management | POST /actuator/parked/messages/1/discard | 401 | 403 | 403 | 4..",
                "management | POST /actuator/parked/messages/1/restored | 401 | 403 | 403 | 4..",
                "management | POST /actuator/parked/restored           | 401 | 403 | 403 | 400",
                "management | GET /actuator/parked/messages/1/acts/1   | 401 | 403 | 404 | 404",
                "management | GET /actuator/parked/runs/1              | 401 | 403 | 404 | 404",
                "management | PUT /actuator/parked/messages/1/body     | 401 | 403 | 403 | 4..",
                "management | POST /actuator/parked/replay             | 401 | 403 | 403 | 400",
                "management | POST /actuator/parked/discard            | 401 | 403 | 403 | 400",
                "management | DELETE /actuator/parked/runs/1           | 401 | 403 | 403 | 404",
                "management | GET /actuator/audit                      | 401 | 403 | 200 | 200",
                "management | POST /actuator/audit/nothing             | 401 | 403 | 403 | 404",
                "management | POST /actuator/audit/reconcile           | 401 | 403 | 403 | 200",
                "management | GET /actuator/routes-deployed            | 401 | 403 | 200 | 200",
                "management | POST /actuator/routes-deployed/rollback  | 401 | 403 | 403 | 400",
                "management | GET /actuator/jolokia                    | 401 | 403 | 200 | 200",
                "management | GET /actuator/hawtio                     | 401 | 403 | ... | ...",
                "management | GET /actuator/hawtio/proxy/x             | 401 | 403 | 403 | 403",
                "management | GET /actuator/hawtio/auth/login          | 401 | 403 | 403 | 403",
                "management | GET /console/index.html                  | 401 | 403 | 200 | 200",
                "management | GET /console/console.css                 | 200 | 200 | 200 | 200",
                "management | GET /console/me                          | 401 | 403 | 200 | 200",
                "management | GET /login                               | 200 | 200 | 200 | 200",
                "management | GET /error                               | 401 | 403 | 403 | 403",
                "management | GET /nowhere                             | 401 | 403 | 404 | 404",
                "management | POST /nowhere                            | 401 | 403 | 403 | 404",
                "management | GET /openapi.yaml                        | 401 | 404 | 404 | 404",
                "orders     | GET /openapi.yaml                        | 401 | 200 | 200 | 200",
                "orders     | POST /orders                             | 401 | 415 | 403 | 403",
                "orders     | GET /error                               | 401 | 403 | 403 | 403",
                "orders     | GET /actuator/health                      | 401 | 403 | 404 | 404",
                "orders     | GET /actuator/prometheus                  | 401 | 403 | 404 | 404",
                "orders     | GET /nowhere                             | 401 | 403 | 404 | 404",
            })
    void everyAddressHasItsRoles(
            String where, String request, String nobody, String shop, String viewer, String operator) throws Exception {
        assertThat(status(where, request, null)).as("nobody").matches(nobody);
        assertThat(status(where, request, "shop")).as("shop").matches(shop);
        assertThat(status(where, request, "viewer")).as("viewer").matches(viewer);
        assertThat(status(where, request, "operator")).as("operator").matches(operator);
    }

    @Test
    void onlyWhoLooksAfterItSeesTheDetailsOfHealth() throws Exception {
        assertThat(get("management", "GET /actuator/health", null)).doesNotContain("components", "details");
        assertThat(get("management", "GET /actuator/health", "shop")).doesNotContain("components", "details");
        assertThat(get("management", "GET /actuator/health", "viewer")).contains("components", "details");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/jolokia?includeStackTrace=true&serializeException=true|{\"type\":\"read\",\"mbean\":\"io.ordercompensation:type=Retry\",\"attribute\":\"Nothing\"}",
                "/actuator/jolokia|{\"type\":\"read\",\"mbean\":\"io.ordercompensation:type=Retry\",\"attribute\":\"Nothing\",\"config\":{\"includeStackTrace\":true,\"serializeException\":\"true\"}}",
                "/actuator/jolokia|[{\"type\":\"exec\",\"mbean\":\"io.ordercompensation:type=ParkedMessages\",\"operation\":\"list\",\"config\":{\"includeStackTrace\":\"runtime\",\"serializeException\":true}}]",
                "/actuator/audit/nothing?trace=true|{}",
                "/error?trace=true&message=true|{}",
            })
    void nobodyTurnsOnStackTraces(String request) throws Exception {
        for (String who : List.of("viewer", "operator")) {
            String[] parts = request.split("\\|");
            assertThat(exchange("management", "POST " + parts[0], who, parts[1]))
                    .doesNotContain("stacktrace", "error_value", "\\tat ", ".java:", "trace\":");
        }
    }

    /** What is there and what is not is answered in the same words. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "read  | com.sun.management:type=DiagnosticCommand | com.sun.management:type=Nothing",
                "exec  | com.sun.management:type=DiagnosticCommand | com.sun.management:type=Nothing",
                "write | com.sun.management:type=DiagnosticCommand | com.sun.management:type=Nothing",
                "read  | JMImplementation:type=MBeanServerDelegate | JMImplementation:type=Nothing",
            })
    void aRefusalDoesNotTellWhatIsThere(String type, String hidden, String absent) throws Exception {
        for (String member : List.of("vmFlags", "nothing", "MBeanServerId")) {
            assertThat(jmx(type, hidden, member).replace(hidden, "?"))
                    .contains("\"status\":403")
                    .isEqualTo(jmx(type, absent, member).replace(absent, "?"));
        }
    }

    private String jmx(String type, String mbean, String member) throws Exception {
        String answer = exchange(
                "management",
                "POST /actuator/jolokia",
                "operator",
                "{\"type\":\"%s\",\"mbean\":\"%s\",\"attribute\":\"%s\",\"operation\":\"%s\"}"
                        .formatted(type, mbean, member, member));
        return answer.substring(answer.indexOf("\r\n\r\n")).replaceAll("\"timestamp\":\\d+", "");
    }

    private String status(String where, String request, String who) throws Exception {
        return get(where, request, who).substring("HTTP/1.1 ".length()).substring(0, 3);
    }

    private String get(String where, String request, String who) throws Exception {
        return exchange(where, request, who, "");
    }

    private String exchange(String where, String request, String who, String body) throws Exception {
        return ports.exchange(where, request, who, "", body);
    }
}
