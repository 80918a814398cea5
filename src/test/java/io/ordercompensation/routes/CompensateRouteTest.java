package io.ordercompensation.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;

import io.ordercompensation.claim.Intake;
import io.ordercompensation.claim.OrderMessages;
import io.ordercompensation.compensate.RestoreSteps;
import io.ordercompensation.test.RecordedTransactions;
import io.ordercompensation.test.RouteTest;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Duplicates drop out, the others go to every restore step in turn, and all of it is one transaction. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/compensate.camel.yaml")
class CompensateRouteTest {

    /** Leaves the keys that the test sends where the real one would put those of the messages that it read. */
    @MockitoBean(name = "intake")
    Intake intake;

    @MockitoBean(name = "consumerLog")
    IdempotentRepository consumerLog;

    @MockitoBean(name = "orderMessages")
    OrderMessages messages;

    @MockitoBean(name = "restoreSteps")
    RestoreSteps restoreSteps;

    @Autowired
    RecordedTransactions transactions;

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:check")
    MockEndpoint check;

    @EndpointInject("mock:first")
    MockEndpoint first;

    @EndpointInject("mock:second")
    MockEndpoint second;

    @BeforeAll
    void replaceTheCheck() throws Exception {
        adviceWith(camel, "compensate", route -> {
            route.replaceFromWith("direct:start");
            route.weaveById("refuse-uncancellable").replace().to(check);
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @BeforeEach
    void allKeysAreNew() {
        MockEndpoint.resetMocks(camel);
        transactions.events().clear();
        given(consumerLog.add(any(), any())).willReturn(true);
        given(restoreSteps.endpoints()).willReturn(List.of("mock:first", "mock:second"));
    }

    @Test
    void sendsTheOrdersToEveryStepAsOneJsonArrayAndCommits() throws Exception {
        first.expectedVariableReceived("orders", "[7,8]");
        second.expectedVariableReceived("orders", "[7,8]");

        assertThat(send("7", "8").getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
        assertThat(transactions.events()).containsExactly("begin", "commit");
    }

    @Test
    void givesTheStepsWhatTheMessagesSayIfThatIsTrusted() throws Exception {
        given(messages.json(List.of(7L), null)).willReturn("[{\"orderId\":7,\"goodsId\":1}]");
        first.expectedVariableReceived("messages", "[{\"orderId\":7,\"goodsId\":1}]");

        assertThat(send("7").getException()).isNull();

        first.assertIsSatisfied();
    }

    @Test
    void dropsDuplicates() {
        given(consumerLog.add(any(), eq("7"))).willReturn(true, false);
        given(consumerLog.add(any(), eq("8"))).willReturn(false);

        send("7", "7", "8");

        assertThat(check.getExchanges()).hasSize(1);
        assertThat(check.getExchanges().get(0).getMessage().getBody()).isEqualTo(List.of(7L));
    }

    @Test
    void callsNoStepIfEveryOrderIsADuplicate() throws Exception {
        given(consumerLog.add(any(), any())).willReturn(false);
        check.expectedMessageCount(0);
        first.expectedMessageCount(0);

        assertThat(send("7").getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
        assertThat(transactions.events()).containsExactly("begin", "commit");
    }

    @Test
    void rollsBackAndCallsNoFurtherStepWhenOneFails() throws Exception {
        first.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("no such goods");
        });
        second.expectedMessageCount(0);

        assertThat(send("7").getException()).hasRootCauseMessage("no such goods");

        second.assertIsSatisfied();
        assertThat(transactions.events()).containsExactly("begin", "rollback");
    }

    private Exchange send(String... keys) {
        return producer.send("direct:start", exchange -> exchange.getMessage().setBody(List.of(keys)));
    }
}
