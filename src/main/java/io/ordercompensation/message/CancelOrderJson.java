package io.ordercompensation.message;

import java.util.Set;

/** Which fields of a body make an order cancel. */
final class CancelOrderJson {

    private static final Set<String> KNOWN =
            Set.of("orderId", "couponId", "goodsId", "goodsNumber", "goodsNum", "userId", "userMoney", "moneyPaid");

    private final JsonBody body;

    CancelOrderJson(int maxBodyBytes) {
        body = new JsonBody(maxBodyBytes, KNOWN, JsonBody.Unknown.IGNORED);
    }

    CancelOrder parse(byte[] bytes) throws RefusedBodyException {
        JsonFields fields = body.read(bytes);
        return new CancelOrder(
                fields.positiveId("orderId", "is missing or null but every message must name the order to cancel"),
                fields.id("couponId"),
                fields.id("goodsId"),
                fields.count("goodsNumber", "goodsNum"),
                fields.id("userId"),
                fields.money("userMoney", "moneyPaid"));
    }
}
