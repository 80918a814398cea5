package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request may say, and what it is told otherwise. */
class OrderRequestReaderTest {

    private static final OrderRequestReader READER = new OrderRequestReader(10_000);

    @Test
    void fillsInWhatMayBeLeftOut() {
        OrderRequest order = Purchase.of(7, 3, 1).request();

        assertThat(order.shippingFee()).hasToString("0.00");
        assertThat(order.moneyPaid()).hasToString("0.00");
        assertThat(order.couponIds()).isEmpty();
        assertThat(order.address()).isNull();
    }

    @Test
    void countsInDecimals() {
        OrderRequest order = Purchase.of(7, 3, 1)
                .with("goodsPrice", "0.10")
                .with("goodsNumber", 3)
                .with("shippingFee", 0.2)
                .request();

        assertThat(order.goodsAmount()).hasToString("0.30");
        assertThat(order.orderAmount()).hasToString("0.50");
    }

    @Test
    void takesAZeroCouponForNone() {
        assertThat(Purchase.of(7, 3, 1).with("couponId", 0).request().couponIds())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orderId     |             | 10001 | orderId is missing but must be a whole number greater than 0",
                "orderId     | 0           | 10001 | orderId is 0 but must be greater than 0",
                "userId      |             | 30001 | userId is missing but must name who orders",
                "userId      | -1          | 10001 | userId is -1 but must be greater than 0",
                "goodsNumber | 2147483648  | 10001 | must be at most 2147483647",
                "goodsPrice  | -0.01       | 10001 | goodsPrice is -0.01 but must be 0 or more",
                "goodsPrice  | 1e9         | 10001 | must have at most 8 digits before the point",
                "goodsPrice  |             | 10001 | goodsPrice is missing but must be an amount such as 12.50",
                "moneyPaid   | 1.001       | 10001 | must have at most 8 digits before the point and 2 after it",
                "shippingFee | 99999999.99 | 10001 | is 100000009.99 but must be at most 99999999.99",
                "couponId    | -4          | 10001 | couponId is -4 but must be 0 or more",
                "cuponId     | 4           | 10001 | The field cuponId is not known"
            })
    void refuses(String field, BigDecimal value, int code, String reason) {
        RefusedException refused =
                refusal(Purchase.of(7, 3, 1).with(field, value).json());

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasMessageContaining(reason);
    }

    @Test
    void refusesTextThatDoesNotFitItsColumn() {
        assertThat(Purchase.of(7, 3, 1)
                        .with("address", "é".repeat(255))
                        .request()
                        .address())
                .hasSize(255);
        assertThat(refusal(Purchase.of(7, 3, 1).with("address", "x".repeat(256)).json()))
                .hasMessageContaining("must have at most 255 characters");
        assertThat(refusal(Purchase.of(7, 3, 1).with("consignee", 5).json()))
                .hasMessageContaining("consignee is 5 but must be a string");
    }

    @Test
    void namesTheOrderIfItIsKnown() {
        assertThat(refusal(Purchase.of(7, 3, 1).with("goodsNumber", 0).json()).orderId())
                .isEqualTo(7L);
        assertThat(refusal("{}").orderId()).isNull();
    }

    private static RefusedException refusal(String json) {
        return catchThrowableOfType(RefusedException.class, () -> READER.read(json.getBytes(StandardCharsets.UTF_8)));
    }
}
