package io.ordercompensation.message;

import io.ordercompensation.message.CancelOrder.Goods;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Which fields of a body make an order cancel. */
final class CancelOrderJson {

    private static final Set<String> KNOWN =
            Set.of("orderId", "couponId", "goodsId", "goodsNumber", "goodsNum", "userId", "userMoney", "moneyPaid");

    private static final Map<String, Set<String>> LISTS =
            Map.of("goods", Set.of("goodsId", "goodsNumber", "goodsNum"), "couponIds", Set.of());

    private static final String MISSING = "is missing but must be a whole number greater than 0";

    private final JsonBody body;

    CancelOrderJson(int maxBodyBytes) {
        body = new JsonBody(maxBodyBytes, KNOWN, LISTS, JsonBody.Unknown.IGNORED);
    }

    CancelOrder parse(byte[] bytes) throws RefusedBodyException {
        JsonFields fields = body.read(bytes);
        long orderId =
                fields.positiveId("orderId", "is missing or null but every message must name the order to cancel");
        List<Long> coupons = fields.ids("couponId", "couponIds");
        List<Goods> goods = goods(fields);
        return new CancelOrder(
                orderId,
                coupons.isEmpty() ? fields.id("couponId") : ofTheOnly(coupons, id -> id),
                goods.isEmpty() ? fields.id("goodsId") : ofTheOnly(goods, Goods::goodsId),
                goods.isEmpty() ? number(fields) : ofTheOnly(goods, Goods::goodsNumber),
                fields.id("userId"),
                fields.money("userMoney", "moneyPaid"),
                ifSeveral(goods),
                ifSeveral(coupons));
    }

    private static <T, F> F ofTheOnly(List<T> entries, Function<T, F> field) {
        return entries.size() == 1 ? field.apply(entries.get(0)) : null;
    }

    private static <T> List<T> ifSeveral(List<T> entries) {
        return entries.size() > 1 ? entries : List.of();
    }

    private static Integer number(JsonFields fields) throws RefusedBodyException {
        return fields.count("goodsNumber", "goodsNum");
    }

    /** Those of the list, by ascending id; empty if there is none. */
    private static List<Goods> goods(JsonFields fields) throws RefusedBodyException {
        List<JsonFields> entries = fields.list("goods");
        if (entries == null) {
            return List.of();
        }
        SortedMap<Long, Goods> goods = new TreeMap<>();
        for (JsonFields entry : entries) {
            Goods one = new Goods(
                    entry.positiveId("goodsId", MISSING), entry.positiveCount("goodsNumber", "goodsNum", MISSING));
            if (goods.put(one.goodsId(), one) != null) {
                throw new RefusedBodyException(
                        "goods names goodsId " + one.goodsId() + " twice but must name each once, with all its pieces");
            }
        }
        List<Goods> all = List.copyOf(goods.values());
        refuseContradiction(all, fields.id("goodsId"), number(fields));
        return all;
    }

    private static void refuseContradiction(List<Goods> goods, Long goodsId, Integer goodsNumber)
            throws RefusedBodyException {
        long id = goodsId == null ? 0 : goodsId;
        int number = goodsNumber == null ? 0 : goodsNumber;
        if ((id != 0 || number != 0) && !goods.equals(List.of(new Goods(id, number)))) {
            throw new RefusedBodyException("goodsId and goodsNumber are " + id + " and " + number
                    + " but goods says something else; give one of them, or the same in both");
        }
    }
}
