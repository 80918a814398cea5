package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However often a loop goes round, and whatever a text is put into: it ends, and the message fails. */
class StepBoundsTest {

    private static final int MAX_BYTES = 100_000;

    private DefaultCamelContext camel;

    @AfterEach
    void stop() throws IOException {
        camel.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{loop: {constant: 10000000, steps: [{setVariable: {name: a, constant: b}}]}}",
                "{loop: {constant: 10000000, steps: [{to: {uri: 'direct:called'}}]}}",
                "{split: {tokenize: {token: ','}, steps: [{loop: {constant: 10000000, steps: [{setHeader: {name: a, constant: b}}]}}]}}",
            })
    void workEnds(String step) throws Exception {
        start(Duration.ofMillis(1), step);

        assertThat(sent("direct:file", "a,b").getException())
                .hasStackTraceContaining("longer than PT0.001S (compensation.hot-deploy.max-work-time)")
                .hasStackTraceContaining("of route ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{loop: {constant: 60, steps: [{setBody: {simple: '${body}${body}'}}]}}",
                "{loop: {constant: 60, steps: [{setHeader: {name: a, simple: '${body}${header.a}${header.a}'}}]}}",
                "{loop: {constant: 60, steps: [{setVariable: {name: a, simple: '${body}${variable.a}${variable.a}'}}]}}",
                "{loop: {constant: 60, steps: [{setProperty: {name: a, simple: '${body}${exchangeProperty.a}${exchangeProperty.a}'}}]}}",
                "{split: {tokenize: {token: ','}, steps: [{loop: {constant: 60, steps: [{transform: {simple: '${body}${body}'}}]}}]}}",
            })
    void textsStayShort(String step) throws Exception {
        start(Duration.ofHours(1), step);

        assertThat(sent("direct:file", "text").getException())
                .hasStackTraceContaining("longer than 100000 bytes (compensation.hot-deploy.max-text-bytes)");
    }

    /** What is made within one step is gone, or has filled the memory, before anybody can look at it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{setBody: {simple: '${body}${body}'}}",
                "{log: {message: '${body}${body}'}}",
                "{filter: {simple: \"${body} == 'a' || ${body} == 'b'\", steps: [{setBody: {constant: a}}]}}",
                "{setHeaders: {headers: [{name: a, simple: '${body}'}, {name: b, simple: '${body}'}]}}",
                "{setVariables: {variables: [{name: a, simple: '${body}'}, {name: b, simple: '${body}'}]}}",
                "{choice: {when: [{simple: \"${body} == 'a'\", steps: [{stop: {}}]}, {simple: \"${body} == 'b'\", steps: [{stop: {}}]}]}}",
                "{throwException: {exceptionType: java.lang.IllegalStateException, message: '${body}${body}'}}",
            })
    void noStepMakesMoreThanThatOfALongText(String step) throws Exception {
        start(Duration.ofHours(1), step);

        assertThat(sent("direct:file", "x".repeat(MAX_BYTES / 2 + 1)).getException())
                .hasStackTraceContaining("its 2 functions may answer texts that together are longer than 100000 bytes");
    }

    @Test
    void theTextsOfAListCount() throws Exception {
        start(Duration.ofHours(1), "{setHeader: {name: a, constant: b}}");
        List<Map<String, String>> rows = Collections.nCopies(MAX_BYTES / 10 + 1, Map.of("a", "0123456789"));

        assertThat(camel.createProducerTemplate()
                        .send("direct:file", exchange -> exchange.getMessage().setBody(rows))
                        .getException())
                .hasStackTraceContaining("longer than 100000 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 60, 100})
    void noTextIsNestedOutOfSight(int depth) throws Exception {
        start(Duration.ofHours(1), "{setHeader: {name: a, constant: b}}");
        Object nested = "x".repeat(MAX_BYTES);
        for (int level = 0; level < depth; level++) {
            nested = List.of(nested);
        }
        Object body = nested;

        assertThat(camel.createProducerTemplate()
                        .send("direct:file", exchange -> exchange.getMessage().setBody(body))
                        .getException())
                .hasStackTraceContaining("longer than 100000 bytes");
    }

    /** All at once, the parts of a text that is short enough fill the memory: each is an exchange. */
    @Test
    void partsAreMadeOneAtATime() throws Exception {
        start(
                Duration.ofHours(1),
                "{filter: {simple: '${body} != null', steps: [{split: {tokenize: {token: ','}, steps: [{to: {uri: 'mock:part'}}]}}]}}");
        MockEndpoint parts = camel.getEndpoint("mock:part", MockEndpoint.class);
        List<Object> sizes = new ArrayList<>();
        parts.whenAnyExchangeReceived(part -> sizes.add(part.getProperty(Exchange.SPLIT_SIZE)));

        assertThat(sent("direct:file", "a,b,c").getException()).isNull();

        assertThat(sizes).as("known at the last part only").containsExactly(null, null, 3);
    }

    @Test
    void whatIsLateAtItsLastStepFails() throws Exception {
        start(Duration.ofNanos(1), "{setBody: {constant: a}}");

        assertThat(sent("direct:file", "a").getException())
                .hasStackTraceContaining("(compensation.hot-deploy.max-work-time)");
    }

    @Test
    void manyTextsCountTogether() throws Exception {
        String text = "x".repeat(MAX_BYTES / 3 + 1);
        start(
                Duration.ofHours(1),
                "{setHeader: {name: a, constant: %1$s}}, {setVariable: {name: a, constant: %1$s}}, {setBody: {constant: %1$s}}"
                        .formatted(text));

        assertThat(sent("direct:file", "text").getException())
                .hasStackTraceContaining("longer than 100000 bytes (compensation.hot-deploy.max-text-bytes)");
    }

    @Test
    void theProductsOwnRoutesAreLeftAlone() throws Exception {
        start(Duration.ofNanos(1), "{setBody: {constant: a}}");

        assertThat(sent("direct:own", "x".repeat(2 * MAX_BYTES)).getException()).isNull();
    }

    private void start(Duration maxWorkTime, String step) throws Exception {
        camel = new DefaultCamelContext();
        camel.disableJMX();
        new StepBounds(maxWorkTime, MAX_BYTES).holdIn(camel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:own").loop(1000).setHeader("a", body()).end();
            }
        });
        String text = "- route: {id: file, from: {uri: 'direct:file', steps: [%s]}}\n".formatted(step)
                + "- route: {id: called, from: {uri: 'direct:called', steps: [{setHeader: {name: a, constant: b}}]}}\n";
        FileText file = FileText.of("routes/file.camel.yaml", text);
        for (RoutesBuilder routes : TrialContext.load(camel, file)) {
            camel.addRoutes(routes);
        }
        camel.start();
    }

    private Exchange sent(String uri, String body) {
        return camel.createProducerTemplate()
                .send(uri, exchange -> exchange.getMessage().setBody(body));
    }
}
