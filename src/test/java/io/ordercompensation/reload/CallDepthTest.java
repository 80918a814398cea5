package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever a route calls, and however it finds whom to call: a circle ends, and routes can be swapped again. */
class CallDepthTest {

    private final SwapGate gate = new SwapGate();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        gate.open();
        camel.disableJMX();
        camel.addComponent("direct", new GatedDirectComponent(gate, Set.of()));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:a").routeId("a").setBody(simple("${body}")).to("direct:b");
                from("direct:b").routeId("b").recipientList(constant("direct:a"));
                from("direct:split").split(body()).to("direct:a").end();
                from("direct:new").process(exchange -> camel.createProducerTemplate()
                        .requestBody("direct:new", exchange.getMessage().getBody()));
                from("direct:often").loop(500).to("direct:once").end();
                from("direct:once").setHeader("seen", constant(true));
                for (int i = 1; i < 30; i++) {
                    from("direct:n" + i).to("direct:n" + (i + 1));
                }
                from("direct:n30").setHeader("seen", constant(true));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() throws IOException {
        camel.close();
    }

    @Test
    void aCircleEndsAndNamesIt() throws Exception {
        for (String uri : Set.of("direct:a", "direct:split", "direct:new")) {
            Exchange done = sent(uri).get(40, TimeUnit.SECONDS);

            assertThat(done.getException()).as(uri).hasStackTraceContaining("calls nested deeper than ");
            assertThatCode(() -> gate.whileEmpty(Duration.ofSeconds(20), () -> "swapped"))
                    .as(uri)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void manyCallsAfterEachOtherAreNone() throws Exception {
        for (String uri : Set.of("direct:often", "direct:n1")) {
            Exchange done = sent(uri).get(40, TimeUnit.SECONDS);

            assertThat(done.getException()).as(uri).isNull();
            assertThat(done.getMessage().getHeader("seen")).isEqualTo(true);
        }
    }

    private CompletableFuture<Exchange> sent(String uri) {
        return CompletableFuture.supplyAsync(() -> camel.createProducerTemplate()
                .send(uri, exchange -> exchange.getMessage().setBody("body")));
    }
}
