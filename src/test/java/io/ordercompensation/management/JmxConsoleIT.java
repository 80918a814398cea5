package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.ordercompensation.support.shop.CompensationApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What the browser's way to JMX lets an operator and a viewer do, and what it lets nobody do. */
abstract class JmxConsoleIT {

    static final String CONTEXT = "order-compensation-jmx";

    private static final String CAMEL = "org.apache.camel:context=" + CONTEXT + ",";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext application;

    JmxConsoleIT(ConfigurableApplicationContext application) {
        this.application = application;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "viewer   | io.ordercompensation:type=ParkedMessages | reasons()                | 200",
                "viewer   | io.ordercompensation:type=ParkedMessages | replay                   | 403",
                "viewer   | io.ordercompensation:type=HotDeploy      | rollBack                 | 403",
                "viewer   | io.ordercompensation:type=Audit          | run()                    | 403",
                "operator | io.ordercompensation:type=Audit          | run()                    | 200",
                "viewer   | io.ordercompensation:type=ConsumerLog    | show                     | 200",
                "viewer   | {camel}type=context,name=\"order-compensation-jmx\" | dumpRoutesAsXml() | 200",
                "operator | {camel}type=context,name=\"order-compensation-jmx\" | stop()            | 403",
                "operator | {camel}type=context,name=\"order-compensation-jmx\" | sendBody          | 403",
                "operator | {camel}type=context,name=\"order-compensation-jmx\" | createEndpoint    | 403",
                "operator | {camel}type=context,name=\"order-compensation-jmx\" | getGlobalOption | 403",
                "operator | {camel}type=context,name=\"order-compensation-jmx\" | getGlobalOptions() | 403",
                "viewer   | {camel}type=routes,name=\"purge-outbox\"    | suspend()                | 403",
                "operator | {camel}type=routes,name=\"purge-outbox\"    | suspend()                | 200",
                "operator | {camel}type=routes,name=\"purge-outbox\"    | resume()                 | 200",
                "operator | {camel}type=routes,name=\"purge-outbox\"    | remove()                 | 403",
                "operator | {camel}type=routes,name=\"purge-outbox\"    | updateRouteFromXml       | 403",
                "operator | java.lang:type=Memory                    | gc()                     | 403",
                "operator | com.sun.management:type=DiagnosticCommand | vmFlags                 | 403",
                "operator | java.util.logging:type=Logging           | setLoggerLevel           | 403",
                "operator | JMImplementation:type=MBeanServerDelegate | any                     | 403",
            })
    void everyOperationHasItsRole(String who, String mbean, String operation, int status) throws Exception {
        assertThat(exec(who, mbean.replace("{camel}", CAMEL), operation)).isEqualTo(status);
    }

    @Test
    void theIdempotentRepositoryIsOutOfReach() throws Exception {
        String found = body(post("operator", "{\"type\":\"search\",\"mbean\":\"org.apache.camel:*\"}"));
        List<String> names = JsonPath.read(found, "$.value[?(@ =~ /.*Repository.*/)]");
        for (String name : names) {
            for (String operation : List.of("clear()", "remove", "add", "confirm")) {
                assertThat(exec("operator", name, operation))
                        .as(name + " " + operation)
                        .isEqualTo(403);
            }
        }
        assertThat(names).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang:type=Runtime, Uptime, 200",
        "java.lang:type=Runtime, SystemProperties, 403",
        "java.lang:type=Runtime, InputArguments, 403",
        "io.ordercompensation:type=Retry, MaxRetries, 200",
        "io.ordercompensation:type=ConsumerLog, Parked, 200",
        "'org.apache.camel:context=order-compensation-jmx,type=context,name=\\\"order-compensation-jmx\\\"', GlobalOptions, 403",
        "'com.zaxxer.hikari:type=PoolConfig (orders)', Username, 403"
    })
    void whatMayHoldPasswordsCannotBeRead(String mbean, String attribute, int status) throws Exception {
        assertThat(status(
                        "operator",
                        "{\"type\":\"read\",\"mbean\":\"%s\",\"attribute\":\"%s\"}".formatted(mbean, attribute)))
                .isEqualTo(status);
    }

    @Test
    void onlyWhatMayBeUsedIsListed() throws Exception {
        String listed = body(post("viewer", "{\"type\":\"list\"}"));

        assertThat(listed)
                .contains("io.ordercompensation", "org.apache.camel", "Has one message tried again now")
                .doesNotContain("DiagnosticCommand", "HikariDataSource", "MBeanServerDelegate");
    }

    /** Hawtio's page asks Jolokia by an address of its own, which is forwarded. */
    @ParameterizedTest
    @ValueSource(strings = {"hawtio/jolokia", "hawtio/jolokia/", "hawtio/jolokia/?maxDepth=9&ignoreErrors=true"})
    void hawtiosOwnWayIsBoundedInTheSameWay(String path) throws Exception {
        assertThat(body(post("viewer", path, "{\"type\":\"list\"}")))
                .contains("Has one message tried again now")
                .doesNotContain("DiagnosticCommand");
        assertThat(post("viewer", path, "[7]").statusCode()).isEqualTo(400);
        assertThat(post("viewer", path, "[" + "{\"type\":\"version\"},".repeat(1000) + "{}]")
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("nobody", path, "{\"type\":\"list\"}").statusCode()).isEqualTo(401);
    }

    /** Whatever can be read is read: the whole of each MBean. */
    @Test
    void aViewerReadsNoUrlOfTheDatabase() throws Exception {
        String all = body(post(
                "viewer",
                "{\"type\":\"read\",\"mbean\":\"org.apache.camel:type=endpoints,*\","
                        + "\"config\":{\"ignoreErrors\":true}}"));

        assertThat(all).contains("sql://").doesNotContain("jdbc:", "order_compensation\"", "ServiceLocationUrl\":\"");
    }

    @Test
    void nothingIsWrittenButTheTracersSwitch() throws Exception {
        String write = "{\"type\":\"write\",\"mbean\":\"%s\",\"attribute\":\"%s\",\"value\":true}";
        String context = CAMEL + "type=context,name=\\\"order-compensation-jmx\\\"";
        assertThat(status("operator", write.formatted(context, "Tracing"))).isEqualTo(403);
        assertThat(status("operator", write.formatted("java.lang:type=Memory", "Verbose")))
                .isEqualTo(403);
    }

    @Test
    void anOperatorTracesAndAViewerReadsWhatWasTraced() throws Exception {
        String tracer = CAMEL + "type=tracer,name=BacklogTracer";
        String write = "{\"type\":\"write\",\"mbean\":\"%s\",\"attribute\":\"Enabled\",\"value\":%b}";
        assertThat(status("viewer", write.formatted(tracer, true))).isEqualTo(403);
        assertThat(status("operator", write.formatted(tracer, true))).isEqualTo(200);
        CompensationApp.camel(application).createProducerTemplate().sendBody("direct:isolate", List.of());

        assertThat(body(post(
                        "viewer",
                        "{\"type\":\"exec\",\"mbean\":\"%s\",\"operation\":\"dumpAllTracedMessagesAsXml()\"}"
                                .formatted(tracer))))
                .contains("isolate");
        assertThat(status("operator", write.formatted(tracer, false))).isEqualTo(200);
    }

    @Test
    void nobodyIsReachedThroughIt() throws Exception {
        String proxied =
                "{\"type\":\"version\",\"target\":{\"url\":\"service:jmx:rmi:///jndi/rmi://127.0.0.1:1/jmxrmi\"}}";
        // Nobody was asked, or it would have failed: the target is not even looked at.
        assertThat(status("operator", proxied)).isEqualTo(200);
        assertThat(get("operator", "hawtio/proxy/http/127.0.0.1/8080/jolokia").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLinkDoesNothing() throws Exception {
        HttpResponse<String> answer = get("operator", "jolokia/read/java.lang:type=Runtime/Uptime");

        assertThat(answer.body()).doesNotContain("\"value\"");
    }

    @Test
    void strangersShopsAndOtherSitesAreRefusedBeforeThat() throws Exception {
        String version = "{\"type\":\"version\"}";
        assertThat(post("viewer", version).statusCode()).isEqualTo(200);
        assertThat(post("shop", version).statusCode()).isEqualTo(403);
        assertThat(post("nobody", version).statusCode()).isEqualTo(401);
        HttpRequest ofAnotherSite = request("operator", "jolokia")
                .header("Origin", "http://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString(version))
                .build();
        assertThat(http.send(ofAnotherSite, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
    }

    /** Arguments are nulls: what is refused is refused before they matter. */
    private int exec(String who, String mbean, String operation) throws Exception {
        String arguments =
                switch (operation) {
                    case "replay" -> "[\"1\",\"x\"]";
                    case "rollBack" -> "[\"routes/x.camel.yaml\",\"x\"]";
                    case "show" -> "[\"1\"]";
                    default -> "[]";
                };
        return status(
                who,
                "{\"type\":\"exec\",\"mbean\":\"%s\",\"operation\":\"%s\",\"arguments\":%s}"
                        .formatted(mbean.replace("\"", "\\\""), operation, arguments));
    }

    private int status(String who, String request) throws Exception {
        return JsonPath.read(body(post(who, request)), "$.status");
    }

    private static String body(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> post(String who, String request) throws Exception {
        return post(who, "jolokia", request);
    }

    private HttpResponse<String> post(String who, String path, String request) throws Exception {
        return http.send(
                request(who, path)
                        .POST(HttpRequest.BodyPublishers.ofString(request))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String who, String path) throws Exception {
        return http.send(request(who, path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String who, String path) {
        String port = application.getEnvironment().getProperty("local.management.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/" + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((who + ":secret").getBytes()));
    }
}
