package io.ordercompensation.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.test.RouteTest;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.rocketmq.RocketMQConstants;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A batch goes from the broker to the isolation as it came, and fails if the isolation fails. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/order-cancel.camel.yaml")
class OrderCancelRouteTest {

    private static final byte[] NOT_TEXT = {(byte) 0xff, 0, 1};

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:isolate")
    MockEndpoint isolate;

    @BeforeAll
    void replaceTheBroker() throws Exception {
        adviceWith(camel, "order-cancel", route -> {
            route.replaceFromWith("direct:start");
            route.weaveById("compensate-isolated").replace().to(isolate);
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @BeforeEach
    void forgetTheTestBefore() {
        MockEndpoint.resetMocks(camel);
    }

    @Test
    void handsTheBatchOnWithIdsKeysAndBytes() throws Exception {
        isolate.expectedMessageCount(1);

        producer.requestBody("direct:start", List.of(message("id-1", "7", NOT_TEXT), message("id-2", null, null)));

        isolate.assertIsSatisfied();
        assertThat(isolate.getExchanges().get(0).getMessage().getBody(Delivery[].class))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(Delivery.fresh("id-1", "7", NOT_TEXT), Delivery.fresh("id-2", null, new byte[0]));
    }

    @Test
    void failsWithTheIsolationSoThatTheBrokerKeepsTheBatch() {
        isolate.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("the database is down");
        });

        Exchange batch = producer.send(
                "direct:start", exchange -> exchange.getMessage().setBody(List.of(message("id-1", "7", NOT_TEXT))));

        assertThat(batch.getException()).hasMessage("the database is down");
    }

    private Exchange message(String id, String keys, byte[] body) {
        return ExchangeBuilder.anExchange(camel)
                .withHeader(RocketMQConstants.MSG_ID, id)
                .withHeader(RocketMQConstants.KEY, keys)
                .withBody(body)
                .build();
    }
}
