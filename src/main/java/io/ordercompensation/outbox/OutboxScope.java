package io.ordercompensation.outbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Which messages of the outbox are the product's. All others are left as they are: another service may send them itself.
 *
 * @param topics to which it publishes
 * @param publishAfter messages up to this number are older than the adoption, and are not published
 * @param purgeAfter messages up to this number are older, and are not purged
 */
public record OutboxScope(List<String> topics, LongSupplier publishAfter, LongSupplier purgeAfter) {

    public OutboxScope {
        topics = List.copyOf(topics);
    }

    /**
     * The topics, and the two ways to name none: a message that is newer than the adoption and names no topic belongs
     * to no other service, and is refused.
     */
    List<String> topicsOrNone() {
        List<String> all = new ArrayList<>(topics);
        Collections.addAll(all, "", null);
        return all;
    }
}
