package io.ordercompensation.routes;

import static org.apache.camel.builder.AdviceWith.adviceWith;
import static org.apache.camel.builder.Builder.constant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;

import io.ordercompensation.order.RefusedException;
import io.ordercompensation.order.SavedOrder;
import io.ordercompensation.test.RouteTest;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.EndpointInject;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Lines and coupons are saved with a new order, and compared with what is there. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/save-lines.camel.yaml")
class SaveLinesRouteTest {

    private static final Map<String, Object> ORDER = Map.of("orderId", 7L);
    private static final List<Map<String, Object>> LINES = List.of(Map.of("goodsId", 1L), Map.of("goodsId", 2L));
    private static final List<Map<String, Object>> COUPONS = List.of(Map.of("couponId", 4L));

    @MockitoBean(name = "savedOrder")
    SavedOrder savedOrder;

    @Autowired
    CamelContext camel;

    ProducerTemplate producer;

    @EndpointInject("mock:insert-lines")
    MockEndpoint insertLines;

    @EndpointInject("mock:insert-coupons")
    MockEndpoint insertCoupons;

    @EndpointInject("mock:lines")
    MockEndpoint lines;

    @EndpointInject("mock:coupons")
    MockEndpoint coupons;

    @BeforeAll
    void replaceTheDatabase() throws Exception {
        adviceWith(camel, "save-lines", route -> {
            route.replaceFromWith("direct:start");
            route.weaveById("insert-order-lines").replace().to(insertLines);
            route.weaveById("insert-order-coupons").replace().to(insertCoupons);
            route.weaveById("select-saved-lines").replace().toV("mock:lines", null, "savedLines");
            route.weaveById("select-saved-coupons").replace().toV("mock:coupons", null, "savedCoupons");
        });
        camel.start();
        producer = camel.createProducerTemplate();
    }

    @BeforeEach
    void theSameLinesAreSaved() {
        MockEndpoint.resetMocks(camel);
        lines.returnReplyBody(constant(LINES));
        coupons.returnReplyBody(constant(COUPONS));
    }

    @Test
    void savesThoseOfANewOrderAndComparesThem() throws Exception {
        insertLines.expectedBodiesReceived(ORDER);
        insertCoupons.expectedBodiesReceived(ORDER);

        assertThat(send(1).getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
        verify(savedOrder).verifyLines(ORDER, LINES, COUPONS);
    }

    @Test
    void onlyComparesThoseOfAnOrderThatIsThereAlready() throws Exception {
        insertLines.expectedMessageCount(0);
        insertCoupons.expectedMessageCount(0);

        assertThat(send(0).getException()).isNull();

        MockEndpoint.assertIsSatisfied(camel);
        verify(savedOrder).verifyLines(ORDER, LINES, COUPONS);
    }

    @Test
    void refusesOtherLinesUnderThisId() {
        doThrow(new RefusedException("10002: another line")).when(savedOrder).verifyLines(any(), any(), any());

        assertThat(send(0).getException(RefusedException.class).code()).isEqualTo(10002);
    }

    private Exchange send(int inserted) {
        return producer.send("direct:start", exchange -> {
            exchange.setVariable("inserted", inserted);
            exchange.getMessage().setBody(ORDER);
        });
    }
}
