package io.ordercompensation.order;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The request of a buyer, field by field. */
final class Purchase {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** One piece of the goods that cost 10.00, and nothing else. */
    static Purchase of(long orderId, long userId, long goodsId) {
        return new Purchase()
                .with("orderId", orderId)
                .with("userId", userId)
                .with("goodsId", goodsId)
                .with("goodsNumber", 1)
                .with("goodsPrice", "10.00");
    }

    /** Changes this purchase; null leaves the field out. */
    Purchase with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    /** Text in quotes, anything else as it is. */
    String json() {
        return fields.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(field -> "\"" + field.getKey() + "\":"
                        + (field.getValue() instanceof String text ? "\"" + text + "\"" : field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    OrderRequest request() {
        return new OrderRequestReader(65536).read(json().getBytes(StandardCharsets.UTF_8));
    }
}
