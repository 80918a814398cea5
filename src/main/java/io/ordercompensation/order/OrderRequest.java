package io.ordercompensation.order;

import java.math.BigDecimal;
import java.util.List;

/**
 * An order that is to be confirmed. Amounts have two decimals and fit {@code decimal(10,2)}; {@link OrderRequestReader}
 * makes sure of that.
 *
 * @param orderId chosen by the caller; a second call with it takes nothing
 * @param lines one or more, by ascending goods id, which is also the order in which they are locked
 * @param shippingFee 0 or more
 * @param couponIds empty for none, in ascending order
 * @param moneyPaid from the user's balance, 0 or more
 * @param address null if not given, like the consignee
 */
public record OrderRequest(
        long orderId,
        long userId,
        List<OrderLine> lines,
        BigDecimal shippingFee,
        List<Long> couponIds,
        BigDecimal moneyPaid,
        String address,
        String consignee) {

    public OrderRequest {
        lines = List.copyOf(lines);
        couponIds = List.copyOf(couponIds);
    }

    /** Whether the row in trade_order cannot hold all lines and coupons. */
    boolean hasSeveral() {
        return lines.size() > 1 || couponIds.size() > 1;
    }

    /** The amounts of all lines. */
    public BigDecimal goodsAmount() {
        return lines.stream().map(OrderLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The goods and their shipping, before coupons and balance. */
    public BigDecimal orderAmount() {
        return goodsAmount().add(shippingFee);
    }
}
