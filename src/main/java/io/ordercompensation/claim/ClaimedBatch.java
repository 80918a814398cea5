package io.ordercompensation.claim;

import io.ordercompensation.message.CancelOrder;
import io.ordercompensation.message.Delivery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The valid messages of a batch, and those of their keys that the open transaction has claimed, each to be taken once. */
public final class ClaimedBatch {

    /** The exchange property that holds it. */
    static final String PROPERTY = "CompensationClaim";

    private final List<CancelOrder> all = new ArrayList<>();
    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private final Map<Long, CancelOrder> orders = new LinkedHashMap<>();
    private final Set<String> free = new HashSet<>();

    /** Adds a valid message; of several with the same key the first is claimed. */
    void add(CancelOrder order, Delivery delivery) {
        all.add(order);
        deliveries.putIfAbsent(order.key(), delivery);
        orders.putIfAbsent(order.orderId(), order);
    }

    /** What is to be claimed, by key. */
    Map<String, Delivery> deliveries() {
        return deliveries;
    }

    void claimed(Set<String> keys) {
        free.addAll(keys);
    }

    /** Answers true when a claimed key is first taken; later messages with the key in the batch are duplicates. */
    boolean take(String key) {
        return free.remove(key);
    }

    /** The key of every message, by ascending order id, duplicates included. */
    List<String> keys() {
        return all.stream()
                .sorted(Comparator.comparingLong(CancelOrder::orderId))
                .map(CancelOrder::key)
                .toList();
    }

    /** What the claimed message of this order says. */
    CancelOrder order(long orderId) {
        return orders.get(orderId);
    }
}
