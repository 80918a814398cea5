package io.ordercompensation.order;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parameters of the steps' statements. An entry of {@code lines} or {@code coupons} is the same map with that line or
 * coupon in its single fields, so that one statement takes for the only line and for one of fifty. Where an order has
 * several lines or coupons, the single fields of the order itself are null, as in its row of trade_order.
 */
final class OrderFields {

    private OrderFields() {}

    static Map<String, Object> of(OrderRequest order, Instant now, ZoneId orderZone) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("orderId", order.orderId());
        fields.put("orderKey", Long.toString(order.orderId()));
        fields.put("userId", order.userId());
        putLine(fields, order.hasSeveral() ? null : order.lines().get(0));
        fields.put("goodsAmount", order.goodsAmount());
        fields.put("shippingFee", order.shippingFee());
        fields.put("orderAmount", order.orderAmount());
        fields.put(
                "couponId",
                order.hasSeveral() || order.couponIds().isEmpty()
                        ? null
                        : order.couponIds().get(0));
        fields.put("moneyPaid", order.moneyPaid());
        fields.put("address", order.address());
        fields.put("consignee", order.consignee());
        fields.put("now", LocalDateTime.ofInstant(now, ZoneOffset.UTC));
        // In the zone of the other orders, or the sweeper would take a new order for one that is hours old.
        fields.put("orderTime", LocalDateTime.ofInstant(now, orderZone));
        putLists(fields, order);
        return fields;
    }

    private static void putLists(Map<String, Object> fields, OrderRequest order) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (OrderLine line : order.lines()) {
            Map<String, Object> part = new LinkedHashMap<>(fields);
            putLine(part, line);
            lines.add(Collections.unmodifiableMap(part));
        }
        List<Map<String, Object>> coupons = new ArrayList<>();
        for (Long coupon : order.couponIds()) {
            Map<String, Object> part = new LinkedHashMap<>(fields);
            part.put("couponId", coupon);
            coupons.add(Collections.unmodifiableMap(part));
        }
        fields.put("lines", List.copyOf(lines));
        fields.put("coupons", List.copyOf(coupons));
        if (order.hasSeveral()) {
            fields.put("linesJson", linesJson(order.lines()));
            fields.put("couponsJson", order.couponIds().toString());
        }
    }

    private static void putLine(Map<String, Object> fields, OrderLine line) {
        fields.put("goodsId", line == null ? null : line.goodsId());
        fields.put("goodsNumber", line == null ? null : line.goodsNumber());
        fields.put("goodsPrice", line == null ? null : line.goodsPrice());
    }

    /** Prices as text, because a JSON number may pass through binary floating point. */
    private static String linesJson(List<OrderLine> lines) {
        return lines.stream()
                .map(line -> "{\"goodsId\":" + line.goodsId() + ",\"goodsNumber\":" + line.goodsNumber()
                        + ",\"goodsPrice\":\"" + line.goodsPrice().toPlainString() + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
