package io.ordercompensation.order;

import io.ordercompensation.message.JsonBody;
import io.ordercompensation.message.JsonFields;
import io.ordercompensation.message.RefusedBodyException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the JSON of a request into an {@link OrderRequest}, or refuses it; thread-safe. */
public final class OrderRequestReader {

    private static final Set<String> KNOWN = Set.of(
            "orderId",
            "userId",
            "goodsId",
            "goodsNumber",
            "goodsPrice",
            "shippingFee",
            "couponId",
            "moneyPaid",
            "address",
            "consignee");

    private static final Set<String> OF_A_LINE = Set.of("goodsId", "goodsNumber", "goodsPrice");

    /** The {@code varchar(255)} of the tables. */
    private static final int MAX_TEXT = 255;

    /** The {@code decimal(10,2)} of the tables. */
    private static final BigDecimal MAX_AMOUNT = new BigDecimal("99999999.99");

    private static final String MISSING = "is missing but must be a whole number greater than 0";
    private static final BigDecimal NO_MONEY = new BigDecimal("0.00");

    private final JsonBody body;

    /** @param maxBodyBytes longer bodies are refused */
    public OrderRequestReader(int maxBodyBytes) {
        // Nobody but the buyer would notice a misspelt couponId.
        this.body = new JsonBody(
                maxBodyBytes, KNOWN, Map.of("lines", OF_A_LINE, "couponIds", Set.of()), JsonBody.Unknown.REFUSED);
    }

    /**
     * Reads UTF-8 JSON.
     *
     * @throws RefusedException with code 10001, or 30001 if no user is named; it says what was found and what is allowed
     */
    public OrderRequest read(byte[] json) {
        Long orderId = null;
        try {
            JsonFields fields = body.read(json);
            orderId = fields.positiveId("orderId", MISSING);
            return order(orderId, fields);
        } catch (RefusedBodyException refused) {
            throw new RefusedException(ResultCode.INVALID, refused.getMessage()).of(orderId);
        } catch (RefusedException refused) {
            throw refused.of(orderId);
        }
    }

    private static OrderRequest order(long orderId, JsonFields fields) throws RefusedBodyException {
        if (!fields.has("userId")) {
            throw new RefusedException(ResultCode.USER_MISSING, "userId is missing but must name who orders");
        }
        OrderRequest order = new OrderRequest(
                orderId,
                fields.positiveId("userId", MISSING),
                lines(fields),
                orNone(fields.money("shippingFee")),
                fields.ids("couponId", "couponIds"),
                orNone(fields.money("moneyPaid")),
                fields.text("address", MAX_TEXT),
                fields.text("consignee", MAX_TEXT));
        if (order.orderAmount().compareTo(MAX_AMOUNT) > 0) {
            throw invalid("goodsPrice times goodsNumber plus shippingFee is " + order.orderAmount()
                    + " but must be at most " + MAX_AMOUNT);
        }
        return order;
    }

    /** Those of the list, or the one of the single fields; both may be there if they say the same. */
    private static List<OrderLine> lines(JsonFields fields) throws RefusedBodyException {
        List<JsonFields> entries = fields.list("lines");
        if (entries == null) {
            return List.of(line(fields));
        }
        if (entries.isEmpty()) {
            throw invalid("lines is empty but must have one entry or more");
        }
        SortedMap<Long, OrderLine> lines = new TreeMap<>();
        for (JsonFields entry : entries) {
            OrderLine line = line(entry);
            if (lines.put(line.goodsId(), line) != null) {
                throw invalid("lines names goodsId " + line.goodsId()
                        + " twice but must name each once, with all its pieces");
            }
        }
        List<OrderLine> all = List.copyOf(lines.values());
        if (OF_A_LINE.stream().anyMatch(fields::has) && !all.equals(List.of(line(fields)))) {
            throw invalid("goodsId, goodsNumber and goodsPrice say something else than lines;"
                    + " give one of them, or the same in both");
        }
        return all;
    }

    private static OrderLine line(JsonFields fields) throws RefusedBodyException {
        return new OrderLine(
                fields.positiveId("goodsId", MISSING),
                fields.positiveCount("goodsNumber", MISSING),
                fields.givenMoney("goodsPrice", "is missing but must be an amount such as 12.50"));
    }

    private static BigDecimal orNone(BigDecimal amount) {
        return amount == null ? NO_MONEY : amount;
    }

    private static RefusedException invalid(String reason) {
        return new RefusedException(ResultCode.INVALID, reason);
    }
}
