package io.ordercompensation.oldlistener;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.math.BigDecimal;

/** What a listener of the usual make reads from a body, without a second look. */
@JsonIgnoreProperties(ignoreUnknown = true)
record CancelBody(long orderId, long couponId, long goodsId, int goodsNumber, long userId, BigDecimal userMoney) {

    private static final ObjectReader READER = new ObjectMapper().readerFor(CancelBody.class);

    static CancelBody read(byte[] body) throws IOException {
        return READER.readValue(body);
    }
}
