package io.ordercompensation.claim;

import io.ordercompensation.message.CancelOrder;
import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.message.OneLine;
import io.ordercompensation.message.ReadResult.Rejected;
import io.ordercompensation.message.ReadResult.Valid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The first step of the transaction: reads the bodies of a batch, parks the ones that break the contract (design
 * section 3) and claims the order ids of the others, in a number of round trips that does not depend on the batch size.
 */
public final class Intake {

    /** Set on the exchange once its transaction has committed; without it nothing may be acknowledged. */
    public static final String COMMITTED = "CompensationCommitted";

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private static final int MAX_KEYS_SHOWN = 100;

    private final CancelOrderReader reader;
    private final ConsumerLog log;
    private final FailedMessages failures;
    private final OpenClaims claims;

    public Intake(CancelOrderReader reader, ConsumerLog log, FailedMessages failures, OpenClaims claims) {
        this.reader = reader;
        this.log = log;
        this.failures = failures;
        this.claims = claims;
    }

    /**
     * Leaves the valid orders in the body, sorted by order id, duplicates included: the idempotent consumer drops those.
     *
     * @param exchange its body is the list of deliveries
     */
    public void accept(Exchange exchange) {
        requireTransaction(exchange);
        OpenClaim claim = claims.open();
        exchange.setProperty(OpenClaim.PROPERTY, claim);
        List<Delivery> deliveries = deliveries(exchange);
        Map<String, Delivery> candidates = new LinkedHashMap<>();
        List<CancelOrder> orders = new ArrayList<>(deliveries.size());
        Map<String, LogEntry> entries = new LinkedHashMap<>();
        for (Delivery delivery : deliveries) {
            switchOn(delivery, orders, candidates, entries);
        }
        exchange.setProperty(ClaimedKeys.PROPERTY, new ClaimedKeys(claim(candidates, entries, claim)));
        orders.sort(Comparator.comparingLong(CancelOrder::orderId));
        exchange.getMessage().setBody(orders);
    }

    private void switchOn(
            Delivery delivery,
            List<CancelOrder> orders,
            Map<String, Delivery> candidates,
            Map<String, LogEntry> entries) {
        var result = reader.read(delivery);
        if (result instanceof Valid valid) {
            orders.add(valid.order());
            candidates.putIfAbsent(valid.order().key(), delivery);
        } else if (result instanceof Rejected rejected) {
            reject(delivery, rejected.reason(), entries);
        }
    }

    private void reject(Delivery delivery, String reason, Map<String, LogEntry> entries) {
        if (delivery.lease() == null) {
            LogEntry entry = LogEntry.rejected(delivery, reason);
            entries.put(entry.key(), entry);
        } else {
            failures.refuse(delivery, reason);
        }
        afterCommit(() -> LOG.warn(
                "Message {}{} is parked, it is invalid: {}. Its row in trade_mq_consumer_log keeps it.",
                delivery.shownId(),
                delivery.keys() == null || delivery.keys().isBlank()
                        ? ""
                        : " with KEYS " + OneLine.of(delivery.keys(), MAX_KEYS_SHOWN),
                reason));
    }

    private Set<String> claim(Map<String, Delivery> candidates, Map<String, LogEntry> entries, OpenClaim claim) {
        Map<Long, List<String>> leased = new LinkedHashMap<>();
        candidates.forEach((key, delivery) -> {
            if (delivery.lease() == null) {
                entries.put(key, LogEntry.claimed(key, delivery));
            } else {
                leased.computeIfAbsent(delivery.lease(), lease -> new ArrayList<>())
                        .add(key);
            }
        });
        Set<String> claimed = new HashSet<>(log.insert(entries.values(), claim));
        leased.forEach((lease, keys) -> claimed.addAll(log.claimLeased(keys, lease, claim)));
        return claimed;
    }

    /**
     * Parks orders that must not be cancelled without a person's decision.
     *
     * @param candidates the accepted orders
     * @param refused rows of {@code orderId} and {@code reason}
     * @return the orders that remain
     */
    public List<CancelOrder> park(List<CancelOrder> candidates, List<Map<String, Object>> refused) {
        Map<Long, String> reasons = new LinkedHashMap<>();
        refused.forEach(row -> reasons.put(((Number) row.get("orderId")).longValue(), (String) row.get("reason")));
        reasons.forEach((orderId, reason) -> {
            log.park(Long.toString(orderId), "Not cancelled: " + reason);
            afterCommit(() -> LOG.warn(
                    "Order {} is parked: {}. Decide whether it is to be cancelled; its row in trade_mq_consumer_log"
                            + " keeps the message.",
                    orderId,
                    reason));
        });
        return candidates.stream()
                .filter(order -> !reasons.containsKey(order.orderId()))
                .toList();
    }

    private static void requireTransaction(Exchange exchange) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Route " + exchange.getFromRouteId()
                    + " claims messages outside a transaction: put the step inside `transacted`");
        }
        afterCommit(() -> exchange.setProperty(COMMITTED, Boolean.TRUE));
    }

    private static void afterCommit(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Delivery> deliveries(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }
}
