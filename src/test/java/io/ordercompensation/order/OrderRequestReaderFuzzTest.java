package io.ordercompensation.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ordercompensation.support.fuzz.EnabledIfJazzerRuns;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Whatever is posted to /orders, it is an order that fits the tables, and the same one when read again, or a refusal. */
@EnabledIfJazzerRuns
class OrderRequestReaderFuzzTest {

    private static final BigDecimal MOST = new BigDecimal("99999999.99");

    /** The names of the fields, not what the getters compute. */
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OrderRequestReader reader = new OrderRequestReader(4_000);

    @DictionaryFile(resourcePath = "/fuzz/json.dict")
    @FuzzTest(maxDuration = "1m")
    void reads(byte[] body) throws JsonProcessingException {
        OrderRequest order;
        try {
            order = reader.read(body);
        } catch (RefusedException refused) {
            checkRefusal(refused);
            return;
        }
        checkOrder(order);
        assertThat(reader.read(JSON.writeValueAsString(order).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(order);
    }

    private static void checkOrder(OrderRequest order) {
        assertThat(order.orderId()).isPositive();
        assertThat(order.userId()).isPositive();
        assertThat(order.lines()).hasSizeBetween(1, 50);
        assertThat(order.couponIds()).hasSizeLessThanOrEqualTo(50).doesNotHaveDuplicates();
        for (OrderLine line : order.lines()) {
            assertThat(line.goodsId()).isPositive();
            assertThat(line.goodsNumber()).isPositive();
            assertThat(line.goodsPrice()).isBetween(BigDecimal.ZERO, MOST);
            assertThat(line.goodsPrice().scale()).isEqualTo(2);
        }
        assertThat(order.orderAmount()).isBetween(BigDecimal.ZERO, MOST);
        for (BigDecimal amount : new BigDecimal[] {order.shippingFee(), order.moneyPaid()}) {
            assertThat(amount).isBetween(BigDecimal.ZERO, MOST);
            assertThat(amount.scale()).isEqualTo(2);
        }
        if (order.address() != null) {
            // As the column counts: a character of two Java chars is one.
            assertThat(order.address().codePointCount(0, order.address().length()))
                    .isLessThanOrEqualTo(255);
        }
    }

    private static void checkRefusal(RefusedException refused) {
        assertThat(refused.code()).isIn(ResultCode.INVALID.number(), ResultCode.USER_MISSING.number());
        assertThat(refused.getMessage())
                .hasSizeBetween(10, 1_000)
                .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");
    }
}
