package io.ordercompensation.rocketmq;

import org.apache.rocketmq.common.consumer.ConsumeFromWhere;

/** Where a consumer group that has no offset yet begins to read. */
public enum ConsumeFrom {
    /** At the end: what was published before the first start is never read. */
    LAST_OFFSET(ConsumeFromWhere.CONSUME_FROM_LAST_OFFSET),
    /** At the oldest message that the broker still holds. */
    FIRST_OFFSET(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET),
    /** At the point in time of the option {@code consumeTimestamp}. */
    TIMESTAMP(ConsumeFromWhere.CONSUME_FROM_TIMESTAMP);

    private final ConsumeFromWhere where;

    ConsumeFrom(ConsumeFromWhere where) {
        this.where = where;
    }

    ConsumeFromWhere where() {
        return where;
    }
}
