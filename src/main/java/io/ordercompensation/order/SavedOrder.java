package io.ordercompensation.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares an order with the row under its id, exactly: the database's collations would be too lenient. */
public final class SavedOrder {

    private static final Logger LOG = LoggerFactory.getLogger(SavedOrder.class);

    private static final List<String> CONTENT = List.of(
            "userId",
            "goodsId",
            "goodsNumber",
            "goodsPrice",
            "shippingFee",
            "couponId",
            "moneyPaid",
            "address",
            "consignee");

    private static final List<String> OF_A_LINE = List.of("goodsId", "goodsNumber", "goodsPrice");
    private static final List<String> OF_A_COUPON = List.of("couponId");

    /**
     * Returns if both are the same order. A row that was just inserted differs too, if a column was too small and
     * INSERT IGNORE silently truncated the value.
     *
     * @param order what is asked for, by field
     * @param saved the row, by the same names; null if there is none
     * @throws RefusedException with code 10002 if they differ; the log names the first field that does
     */
    public void verify(Map<String, Object> order, Map<String, Object> saved) {
        if (saved == null) {
            throw new RefusedException(ResultCode.WRONG_STATUS, "its row in trade_order was deleted meanwhile");
        }
        for (String field : CONTENT) {
            if (!same(order.get(field), saved.get(field))) {
                throw another(order, field);
            }
        }
    }

    /**
     * Returns if the lines and coupons of an order that has several are those that are saved.
     *
     * @param order what is asked for, by field
     * @param lines rows of trade_order_line, by ascending goods id
     * @param coupons rows of trade_order_coupon, by ascending coupon id
     * @throws RefusedException with code 10002 if they differ
     */
    public void verifyLines(
            Map<String, Object> order, List<Map<String, Object>> lines, List<Map<String, Object>> coupons) {
        if (!same(entries(order, "lines"), lines, OF_A_LINE)
                || !same(entries(order, "coupons"), coupons, OF_A_COUPON)) {
            throw another(order, "line or coupon");
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> entries(Map<String, Object> order, String list) {
        return (List<Map<String, Object>>) order.get(list);
    }

    private static boolean same(List<Map<String, Object>> asked, List<Map<String, Object>> saved, List<String> fields) {
        if (asked.size() != saved.size()) {
            return false;
        }
        for (int entry = 0; entry < asked.size(); entry++) {
            for (String field : fields) {
                if (!same(asked.get(entry).get(field), saved.get(entry).get(field))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static RefusedException another(Map<String, Object> order, String difference) {
        // Not told to the caller, who could find out field by field what somebody else has ordered.
        LOG.info("The order {} is asked for again with another {}", order.get("orderId"), difference);
        return new RefusedException(
                ResultCode.ID_TAKEN, "trade_order holds another order under this id; give a new order a new id");
    }

    private static boolean same(Object asked, Object saved) {
        if (asked instanceof Number one && saved instanceof Number other) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        return Objects.equals(asked, saved);
    }
}
