package io.ordercompensation.rocketmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class MissingNameServerTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        camel.addComponent("rocketmq", new AcknowledgingRocketMQComponent());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void theRouteStartsAndSaysWhatItWaitsFor(CapturedOutput output) throws Exception {
        route("rocketmq:orderTopic?namesrvAddr=127.0.0.1:1&consumerGroup=g");

        assertThat(camel.getRouteController().getRouteStatus("test").isStarted())
                .isTrue();
        assertThat(output)
                .containsOnlyOnce("Waiting to consume topic orderTopic: no name server answers at 127.0.0.1:1")
                .contains("option namesrvAddr, property camel.component.rocketmq.namesrv-addr")
                .contains("RemotingConnectException");
    }

    @Test
    void aMistakeInTheOptionsStopsTheRoute() {
        assertThatThrownBy(() -> route("rocketmq:orderTopic?namesrvAddr=127.0.0.1:1&consumerGroup=a b"))
                .rootCause()
                .hasMessageContaining("group[a b] contains illegal characters");
        assertThatThrownBy(() -> route("rocketmq:orderTopic?consumerGroup=g&messageSelectorType=regex"))
                .hasMessage("Option messageSelectorType is 'regex'; allowed are tag and sql");
    }

    private void route(String uri) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("test").to("log:end");
            }
        });
    }
}
