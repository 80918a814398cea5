package io.ordercompensation.order;

/**
 * What became of an order that somebody asked to confirm (design section 3). The first digit names what stood in the
 * way: 1 the order, 2 the goods, 3 the user, 4 the coupon, 5 the balance, 6 the message that cancels it.
 */
public enum ResultCode {
    /** A failure that is not the order's; the message says whether to ask again. */
    FAIL(0),
    /** The order is confirmed. */
    SUCCESS(1),
    /** The request breaks its contract, or names amounts that do not fit together. */
    INVALID(10001),
    /** Another order has this id. */
    ID_TAKEN(10002),
    /** The order is cancelled, or a cancel is on its way. */
    CANCELLED(10003),
    /** The order is in a status in which nothing can be confirmed. */
    WRONG_STATUS(10004),
    /** Everything was taken, but the order could not be set to confirmed. */
    CONFIRM_FAILED(10005),
    /** The goods do not exist. */
    GOODS_UNKNOWN(20001),
    /** The goods have another price. */
    PRICE_DIFFERS(20002),
    /** There are fewer pieces than ordered. */
    STOCK_SHORT(20003),
    /** The pieces were gone when they were to be taken. */
    REDUCE_FAILED(20004),
    /** The request names no user. */
    USER_MISSING(30001),
    /** The user does not exist. */
    USER_UNKNOWN(30002),
    /** The coupon does not exist, or is somebody else's. */
    COUPON_UNKNOWN(40001),
    /** The coupon is used. */
    COUPON_USED(40002),
    /** The coupon was used when it was to be taken. */
    COUPON_FAILED(40003),
    /** The balance is less than what is to be paid from it. */
    BALANCE_SHORT(50001),
    /** The money was gone when it was to be taken. */
    PAY_FAILED(50002),
    /** The message that cancels the order has no topic. */
    TOPIC_EMPTY(60001),
    /** The message that cancels the order has no body. */
    BODY_EMPTY(60002),
    /** The message that cancels the order could not be sent. */
    SEND_FAILED(60003);

    private final int number;

    ResultCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
