package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.Test;

/**
 * A step fails although the check let the order pass, as when somebody else was faster. Here the check is left out
 * instead. The cancel goes through the outbox, and in the end nothing is taken.
 */
@OnEachDatabase
class FailingStepIT extends OrderIT {

    FailingStepIT(EmbeddedDatabase database) {
        super(database);
    }

    @Override
    void change(CamelContext camel) throws Exception {
        AdviceWith.adviceWith(camel, "order-steps", route -> route.weaveById("run-check-order")
                .remove());
    }

    @Test
    void givesNothingBackIfTheStockWasShort() {
        fails(purchase().with("goodsNumber", STOCK + 1), 20004, STOCK);
    }

    @Test
    void givesTheGoodsBackIfTheCouponIsSomebodyElses() {
        fails(purchase().with("couponId", base + 1), 40003, STOCK - 2);
        assertThat(shop.couponHolder(base + 1)).isNull();
    }

    @Test
    void givesTheGoodsBackIfTheCouponWasUsed() {
        confirm(purchase().with("orderId", base + 1));

        RefusedException refused = refused(purchase());

        assertThat(refused.code()).isEqualTo(40003);
        deliverCancel(base);
        assertThat(shop.couponHolder(base)).as("the other order's coupon").isEqualTo(base + 1);
        assertThat(shop.stock(base)).isEqualTo(STOCK - 2);
    }

    @Test
    void givesGoodsAndCouponBackIfTheMoneyWasShort() {
        fails(purchase().with("moneyPaid", "500.01"), 50002, STOCK - 2);
    }

    @Test
    void writesTheCancelAsTheContractSays() throws Exception {
        refused(purchase().with("moneyPaid", "500.01"));

        assertThat(shop.jdbc()
                        .queryForMap("SELECT * FROM trade_mq_producer_temp WHERE msg_key = ?", Long.toString(base)))
                .containsEntry("group_name", "orderProducerGroup")
                .containsEntry("msg_topic", "orderTopic")
                .containsEntry("msg_tag", "order_cancel")
                .containsEntry("msg_status", 0)
                .hasEntrySatisfying("id", id -> assertThat((String) id).hasSize(36))
                .hasEntrySatisfying("create_time", time -> assertThat(time).isNotNull());
        assertThat(new ObjectMapper().readTree(outbox(base).get(0)))
                .isEqualTo(new ObjectMapper()
                        .readTree(
                                "{\"orderId\":%1$d,\"couponId\":%1$d,\"goodsId\":%1$d,\"goodsNumber\":2,\"userId\":%1$d,\"userMoney\":500.01}"
                                        .formatted(base)));
        deliverCancel(base);
    }

    @Test
    void takesNothingForAnOrderWhoseCancelIsOnItsWay() {
        refused(purchase().with("goodsNumber", STOCK + 1));
        shop.jdbc().update("UPDATE trade_goods SET goods_number = goods_number + 100 WHERE goods_id = ?", base);

        RefusedException again = refused(purchase().with("goodsNumber", STOCK + 1));

        assertThat(again.code()).isEqualTo(10003);
        assertThat(again).hasMessageContaining("on its way");
        assertThat(outbox(base)).hasSize(1);
        shop.jdbc().update("UPDATE trade_goods SET goods_number = goods_number - 100 WHERE goods_id = ?", base);
        deliverCancel(base);
    }

    private void fails(Purchase purchase, int code, int stockMeanwhile) {
        RefusedException refused = refused(purchase);

        assertThat(refused.code()).isEqualTo(code);
        assertThat(shop.stock(base)).as("stock before the cancel").isEqualTo(stockMeanwhile);
        assertThat(outbox(base)).hasSize(1);

        deliverCancel(base);

        takesNothing();
        assertThat(shop.orderStatus(base)).isEqualTo(2);
        assertThat(refused(purchase).code()).isEqualTo(10003);
        assertThat(outbox(base)).as("the cancel, once").hasSize(1);
    }
}
