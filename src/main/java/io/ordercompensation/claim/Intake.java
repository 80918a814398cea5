package io.ordercompensation.claim;

import io.ordercompensation.message.CancelOrderReader;
import io.ordercompensation.message.Delivery;
import io.ordercompensation.message.OneLine;
import io.ordercompensation.message.ReadResult.Rejected;
import io.ordercompensation.message.ReadResult.Valid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
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
    private final KeptBodies kept;

    /** @param kept whose bodies stay in the consumer log */
    public Intake(
            CancelOrderReader reader, ConsumerLog log, FailedMessages failures, OpenClaims claims, KeptBodies kept) {
        this.reader = reader;
        this.log = log;
        this.failures = failures;
        this.claims = claims;
        this.kept = kept;
    }

    /**
     * Leaves the keys of the valid messages in the body, by ascending order id, duplicates included: the idempotent
     * consumer drops those.
     *
     * @param exchange its body is the list of deliveries
     */
    public void accept(Exchange exchange) {
        requireTransaction(exchange);
        OpenClaim claim = claims.open();
        exchange.setProperty(OpenClaim.PROPERTY, claim);
        ClaimedBatch batch = new ClaimedBatch();
        Map<String, LogEntry> rejected = new LinkedHashMap<>();
        for (Delivery delivery : deliveries(exchange)) {
            var result = reader.read(delivery);
            if (result instanceof Valid valid) {
                batch.add(valid.order(), delivery);
            } else if (result instanceof Rejected refused) {
                reject(delivery, refused.reason(), rejected);
            }
        }
        claim(batch, claim);
        // After the claims, because their keys are greater: two batches that share some of both queue up.
        log.insert(rejected.values());
        exchange.setProperty(ClaimedBatch.PROPERTY, batch);
        exchange.getMessage().setBody(batch.keys());
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

    private void claim(ClaimedBatch batch, OpenClaim claim) {
        List<Claim> fresh = new ArrayList<>();
        Map<Long, List<String>> leased = new LinkedHashMap<>();
        batch.deliveries().forEach((key, delivery) -> {
            if (delivery.lease() == null) {
                fresh.add(Claim.ofReadable(key, delivery, kept));
            } else {
                leased.computeIfAbsent(delivery.lease(), lease -> new ArrayList<>())
                        .add(key);
            }
        });
        batch.claimed(log.claim(fresh, claim));
        leased.forEach((lease, keys) -> batch.claimed(log.claimLeased(keys, lease, claim, kept)));
    }

    /**
     * Parks orders that must not be cancelled without a person's decision.
     *
     * @param candidates the ids of the accepted orders
     * @param refused rows of {@code orderId} and {@code reason}
     * @param batch the messages of the orders
     * @return the ids that remain
     */
    public List<Long> park(
            @Variable("candidates") List<Long> candidates,
            @Body List<Map<String, Object>> refused,
            @ExchangeProperty(ClaimedBatch.PROPERTY) ClaimedBatch batch) {
        Map<Long, String> reasons = new LinkedHashMap<>();
        refused.forEach(row -> reasons.put(((Number) row.get("orderId")).longValue(), (String) row.get("reason")));
        reasons.forEach((orderId, reason) -> {
            String key = Long.toString(orderId);
            log.park(key, batch.deliveries().get(key).bodyText(), "Not cancelled: " + reason);
            afterCommit(() -> LOG.warn(
                    "Order {} is parked: {}. Decide whether it is to be cancelled; its row in trade_mq_consumer_log"
                            + " keeps the message.",
                    orderId,
                    reason));
        });
        return candidates.stream().filter(order -> !reasons.containsKey(order)).toList();
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
