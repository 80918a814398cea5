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
    void takesOneLineInEitherFormForTheSame() {
        assertThat(lines("[{\"goodsId\":1,\"goodsNumber\":\"1\",\"goodsPrice\":10}]")
                        .with("couponIds", text("[4]"))
                        .request())
                .isEqualTo(Purchase.of(7, 3, 1).with("couponId", 4).request())
                .isEqualTo(Purchase.of(7, 3, 1)
                        .with("lines", text("[{\"goodsId\":1,\"goodsNumber\":1,\"goodsPrice\":\"10.00\"}]"))
                        .with("couponId", 4)
                        .with("couponIds", text("[\"4\"]"))
                        .request());
    }

    @Test
    void sortsLinesAndCouponsAndAddsUpInDecimals() {
        OrderRequest order = lines(
                        "[{\"goodsId\":9,\"goodsNumber\":3,\"goodsPrice\":0.10},{\"goodsId\":2,\"goodsNumber\":1,\"goodsPrice\":0.01}]")
                .with("couponIds", text("[8,5,6]"))
                .with("shippingFee", "0.20")
                .request();

        assertThat(order.lines()).extracting(OrderLine::goodsId).containsExactly(2L, 9L);
        assertThat(order.couponIds()).containsExactly(5L, 6L, 8L);
        assertThat(order.goodsAmount()).hasToString("0.31");
        assertThat(order.orderAmount()).hasToString("0.51");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                         | lines is empty but must have one entry or more",
                "{}                                                         | lines is an object but must be an array",
                "[7]                                                        | lines[0] is 7 but must be an object",
                "[null]                                                     | lines[0] is null but must be an object",
                "[{'goodsId':1,'goodsNumber':0,'goodsPrice':1}]             | lines[0].goodsNumber is 0 but must be greater than 0",
                "[{'goodsId':1,'goodsNumber':1}]                            | lines[0].goodsPrice is missing but must be an amount",
                "[{'goodsId':1,'goodsNumber':1,'goodsPrice':1.001}]         | lines[0].goodsPrice is 1.001 but must have at most 8 digits",
                "[{'goodsId':1,'goodsNumber':1,'goodsPrice':1,'lines':[]}]  | The field lines[0].lines is not known",
                "[{'goodsId':1,'goodsNumber':1,'goodsPrice':1},{'goodsId':1,'goodsNumber':1,'goodsPrice':1}] | lines names goodsId 1 twice",
                "[{'goodsId':1,'goodsNumber':9,'goodsPrice':99999999},{'goodsId':2,'goodsNumber':1,'goodsPrice':1}] | is 899999992.00 but must be at most"
            })
    void refusesLines(String json, String reason) {
        assertThat(refusal(lines(json.replace('\'', '"')).json())).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0]       | couponIds[0] is 0 but must be greater than 0",
                "[4,null]  | couponIds[1] is null but must be a whole number greater than 0",
                "[4,[5]]   | couponIds[1] is an array but must be a whole number",
                "[4,5,4]   | couponIds names 4 twice",
                "4         | couponIds is 4 but must be an array"
            })
    void refusesCoupons(String json, String reason) {
        assertThat(refusal(Purchase.of(7, 3, 1).with("couponIds", text(json)).json()))
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lines     | [{'goodsId':1,'goodsNumber':2,'goodsPrice':10.00}]",
                "lines     | [{'goodsId':1,'goodsNumber':1,'goodsPrice':10.01}]",
                "lines     | [{'goodsId':1,'goodsNumber':1,'goodsPrice':10},{'goodsId':2,'goodsNumber':1,'goodsPrice':10}]",
                "couponIds | [5]",
                "couponIds | [4,5]",
                "couponIds | []"
            })
    void refusesBothFormsIfTheySayDifferentThings(String field, String json) {
        RefusedException refused = refusal(Purchase.of(7, 3, 1)
                .with("couponId", 4)
                .with(field, text(json.replace('\'', '"')))
                .json());

        assertThat(refused.code()).isEqualTo(10001);
        assertThat(refused)
                .hasMessageContaining("say")
                .hasMessageContaining("else")
                .hasMessageContaining("give one of them, or the same in both");
    }

    @Test
    void readsFiftyLinesAndNoMore() {
        assertThat(lines(ManyLines.of(1, 50).json().toString()).request().lines())
                .hasSize(50);
        assertThat(refusal(lines(ManyLines.of(1, 51).json().toString()).json()))
                .hasMessage("lines has more than the 50 entries that are allowed");
    }

    @Test
    void stopsReadingAtTheFirstEntryTooMany() {
        // A reader that read on would complain about the end instead.
        String cutOff = lines(ManyLines.of(1, 51).json().toString()).json().split("}]")[0];

        assertThat(refusal(cutOff)).hasMessage("lines has more than the 50 entries that are allowed");
    }

    private static Purchase lines(String json) {
        return new Purchase().with("orderId", 7).with("userId", 3).with("lines", text(json));
    }

    private static Object text(String unquoted) {
        return new StringBuilder(unquoted);
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
