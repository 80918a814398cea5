package io.ordercompensation.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.test.RouteTest;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.sql.SqlConstants;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.junit.jupiter.api.Test;

/** The pieces are taken once, or the order is refused. */
@UseAdviceWith
@RouteTest("classpath:order-compensation/routes/deduct-stock.camel.yaml")
class DeductStockRouteTest extends TakingStepRouteTest {

    DeductStockRouteTest() {
        super("deduct-stock", "lock-order-for-stock", "insert-taken-goods", "take-goods", 20004);
    }

    @Test
    void takesTheLinesInTheirOrderAndLeavesTheFieldsOfTheOrder() throws Exception {
        Map<String, Object> order = threeLines();
        log.expectedBodiesReceived(line(1), line(2), line(3));
        take.expectedBodiesReceived(line(1), line(2), line(3));

        Exchange done = send(order);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(order);
        MockEndpoint.assertIsSatisfied(camel);
    }

    @Test
    void namesTheLineThatIsShortTakesNoFurtherOneAndRollsBack() throws Exception {
        take.whenExchangeReceived(2, exchange -> exchange.getMessage().setHeader(SqlConstants.SQL_UPDATE_COUNT, 0));
        log.expectedBodiesReceived(line(1), line(2));

        Exchange failed = send(threeLines());

        assertThat(refusal(failed)).hasMessageStartingWith("of goods 2 there were fewer than 2");
        log.assertIsSatisfied();
        assertThat(transactions.events())
                .startsWith("begin")
                .endsWith("rollback")
                .doesNotContain("commit");
    }

    private static Map<String, Object> threeLines() {
        Map<String, Object> order = order();
        order.put("goodsId", null);
        order.put("lines", List.of(line(1), line(2), line(3)));
        return order;
    }

    private static Map<String, Object> line(long goodsId) {
        Map<String, Object> line = part();
        line.put("goodsId", goodsId);
        return line;
    }
}
