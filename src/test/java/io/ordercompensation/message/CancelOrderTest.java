package io.ordercompensation.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.message.CancelOrder.Goods;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancelOrderTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void isWrittenUnderItsCanonicalNamesWithMoneyAsText() throws Exception {
        CancelOrder order = new CancelOrder(839850475502309376L, 4L, 1L, 3, 2L, new BigDecimal("1E+2"));
        assertThat(mapper.writeValueAsString(order))
                .isEqualTo(
                        """
                        {"orderId":839850475502309376,"couponId":4,"goodsId":1,"goodsNumber":3,"userId":2,"userMoney":"100"}""");
    }

    @Test
    void isWrittenWithListsIfThereAreSeveral() throws Exception {
        CancelOrder order = new CancelOrder(
                17, null, null, null, null, null, List.of(new Goods(1, 2), new Goods(9, 3)), List.of(4L, 5L));

        String json = mapper.writeValueAsString(order);

        assertThat(json)
                .isEqualTo(
                        """
                        {"orderId":17,"goods":[{"goodsId":1,"goodsNumber":2},{"goodsId":9,"goodsNumber":3}],"couponIds":[4,5]}""");
        assertThat(mapper.readValue(json, CancelOrder.class)).isEqualTo(order);
    }

    @Test
    void leavesOutWhatIsMissing() throws Exception {
        assertThat(mapper.writeValueAsString(new CancelOrder(17, null, null, null, null, null)))
                .isEqualTo("{\"orderId\":17}");
    }

    @Test
    void isBoundFromAliasesToo() throws Exception {
        assertThat(mapper.readValue("{\"orderId\":17,\"goodsNum\":3,\"moneyPaid\":\"0.10\"}", CancelOrder.class))
                .isEqualTo(new CancelOrder(17, null, null, 3, null, new BigDecimal("0.10")));
    }
}
