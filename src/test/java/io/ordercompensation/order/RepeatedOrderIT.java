package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order id makes it one order, however often it is asked for and wherever an earlier run was interrupted. */
@OnEachDatabase
class RepeatedOrderIT extends OrderIT {

    private static final List<String> STEPS = List.of(
            "direct:check-order",
            "direct:save-order",
            "direct:deduct-stock",
            "direct:use-coupon",
            "direct:pay-balance",
            "direct:confirm");

    RepeatedOrderIT(EmbeddedDatabase database) {
        super(database);
    }

    @Test
    void takesOnceWhenCalledTwice() {
        confirm(purchase());

        assertThat(confirm(purchase())).isEqualTo(OrderResult.confirmed(base));

        tookOnce();
    }

    @Test
    void answersTheSameThoughNothingIsLeftForAnother() {
        shop.jdbc().update("UPDATE trade_goods SET goods_number = 2 WHERE goods_id = ?", base);
        shop.jdbc().update("UPDATE start_goods SET goods_number = 2 WHERE goods_id = ?", base);
        confirm(purchase());

        assertThat(confirm(purchase()).code()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void goesOnWhereAnEarlierRunWasInterrupted(int stepsDone) {
        for (String step : STEPS.subList(0, stepsDone)) {
            assertThat(step(step, purchase())).isNull();
        }

        assertThat(confirm(purchase()).code()).isEqualTo(1);

        tookOnce();
    }

    @Test
    void everyStepMayRunTwice() {
        Stream.concat(STEPS.stream(), STEPS.stream())
                .forEach(step -> assertThat(step(step, purchase())).isNull());

        tookOnce();
    }

    @ParameterizedTest
    @CsvSource({
        "goodsNumber, 1",
        "shippingFee, 3.21",
        "moneyPaid, 7.51",
        "address, unter den linden 1",
        "consignee, Kathe",
        "couponId, ",
        "userId, 1"
    })
    void refusesAnotherOrderUnderTheSameIdAndLeavesTheFirstAlone(String field, String value) {
        confirm(purchase());

        RefusedException refused = refused(purchase().with(field, value));

        assertThat(refused.code()).isEqualTo(10002);
        assertThat(refused).hasMessageContaining("another order").hasMessageNotContaining(field);
        assertThat(outbox(base)).isEmpty();
        assertThat(shop.orderStatus(base)).isEqualTo(1);
        tookOnce();
    }

    @Test
    void refusesAnOrderInAStatusOfItsOwn() {
        confirm(purchase());
        shop.jdbc().update("UPDATE trade_order SET order_status = 3 WHERE order_id = ?", base);

        assertThat(refused(purchase()).code()).isEqualTo(10004);

        assertThat(outbox(base)).isEmpty();
        shop.jdbc().update("UPDATE trade_order SET order_status = 1 WHERE order_id = ?", base);
    }

    private void tookOnce() {
        assertThat(shop.stock(base)).isEqualTo(STOCK - 2);
        assertThat(shop.balance(base)).isEqualByComparingTo("492.50");
        assertThat(shop.couponHolder(base)).isEqualTo(base);
    }
}
