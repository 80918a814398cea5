package io.ordercompensation.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;

import io.ordercompensation.order.RefusedException;
import io.ordercompensation.order.SavedOrder;
import io.ordercompensation.test.RecordedTransactions;
import io.ordercompensation.test.RouteTest;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.sql.SqlConstants;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** An order is saved once, and not if its cancel came first. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/save-order.camel.yaml")
class SaveOrderRouteTest {

    private static final Map<String, Object> SAVED = Map.of("goodsId", 1L);
    private static final Map<String, Object> ONE_LINE = Map.of("orderId", 7L, "goodsId", 1L);
    private static final Map<String, Object> SEVERAL_LINES = Map.of("orderId", 7L);

    @MockitoBean(name = "savedOrder")
    SavedOrder savedOrder;

    @Autowired
    RecordedTransactions transactions;

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:insert")
    MockEndpoint insert;

    @EndpointInject("mock:insert-of-lines")
    MockEndpoint insertOfLines;

    @EndpointInject("mock:lines")
    MockEndpoint lines;

    @EndpointInject("mock:select")
    MockEndpoint select;

    @EndpointInject("mock:tombstone")
    MockEndpoint tombstone;

    @EndpointInject("mock:lock")
    MockEndpoint lock;

    @BeforeAll
    void replaceTheDatabase() throws Exception {
        adviceWith(camel, "save-order", route -> {
            route.replaceFromWith("direct:start");
            route.weaveById("insert-order").replace().to(insert);
            route.weaveById("insert-order-of-lines").replace().to(insertOfLines);
            route.weaveById("run-save-lines").replace().to(lines);
            route.weaveById("select-saved-order").replace().toV("mock:select", null, "saved");
            route.weaveById("lock-tombstone").replace().toV("mock:tombstone", null, "arrived");
            route.weaveById("lock-saved-order").replace().to(lock);
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @BeforeEach
    void aNewOrder() {
        MockEndpoint.resetMocks(camel);
        transactions.events().clear();
        insert.returnReplyHeader(SqlConstants.SQL_UPDATE_COUNT, constant(1));
        insertOfLines.returnReplyHeader(SqlConstants.SQL_UPDATE_COUNT, constant(1));
        select.returnReplyBody(constant(SAVED));
        tombstone.returnReplyBody(constant(null));
    }

    @Test
    void comparesTheRowAndLooksForACancel() throws Exception {
        tombstone.expectedMessageCount(1);
        lock.expectedMessageCount(1);
        lines.expectedMessageCount(0);

        assertThat(send().getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
        verify(savedOrder).verify(ONE_LINE, SAVED);
        assertThat(transactions.events()).containsExactly("begin", "commit");
    }

    @Test
    void isNotSavedIfItsCancelCameFirst() {
        tombstone.returnReplyBody(constant(1));

        assertThat(send().getException(RefusedException.class).code()).isEqualTo(10003);

        assertThat(transactions.events()).containsExactly("begin", "rollback");
    }

    @Test
    void onlyComparesAnOrderThatIsThereAlready() throws Exception {
        insert.returnReplyHeader(SqlConstants.SQL_UPDATE_COUNT, constant(0));
        tombstone.expectedMessageCount(0);
        lock.expectedMessageCount(0);

        assertThat(send().getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
        verify(savedOrder).verify(ONE_LINE, SAVED);
    }

    @Test
    void refusesAnotherOrderUnderThisId() {
        doThrow(new RefusedException("10002: another goodsId")).when(savedOrder).verify(any(), any());

        assertThat(send().getException(RefusedException.class).code()).isEqualTo(10002);

        assertThat(transactions.events()).containsExactly("begin", "rollback");
    }

    @Test
    void savesSeveralLinesBesideTheOrder() throws Exception {
        insert.expectedMessageCount(0);
        insertOfLines.expectedMessageCount(1);
        lines.expectedMessageCount(1);
        lines.expectedVariableReceived("inserted", 1);
        lock.expectedMessageCount(1);

        assertThat(send(SEVERAL_LINES).getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
    }

    private Exchange send() {
        return send(ONE_LINE);
    }

    private Exchange send(Map<String, Object> order) {
        return producer.send("direct:start", exchange -> exchange.getMessage().setBody(order));
    }
}
