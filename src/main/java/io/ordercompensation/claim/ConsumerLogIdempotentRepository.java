package io.ordercompensation.claim;

import io.ordercompensation.message.Delivery;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The consumer log behind Camel's <a
 * href="https://camel.apache.org/components/4.14.x/eips/idempotentConsumer-eip.html">idempotent consumer</a>. For a
 * batch that {@link Intake} has claimed it answers from that claim, without a round trip; in other routes it claims one
 * message at a time. It needs an open transaction: a route without {@code transacted} fails, because its claim would
 * mean nothing.
 *
 * <p>A claim is written with status success and becomes visible with the effects, at the commit. So there is nothing to
 * confirm, and a rollback takes the claim back. Nothing here ever deletes a row, not even when the reply to a commit
 * was lost.
 */
public final class ConsumerLogIdempotentRepository implements IdempotentRepository {

    private final ConsumerLog log;
    private final OpenClaims claims;

    public ConsumerLogIdempotentRepository(ConsumerLog log, OpenClaims claims) {
        this.log = log;
        this.claims = claims;
    }

    @Override
    public boolean add(Exchange exchange, String key) {
        ClaimedBatch claim = exchange.getProperty(ClaimedBatch.PROPERTY, ClaimedBatch.class);
        if (claim != null) {
            return claim.take(key);
        }
        byte[] body = exchange.getMessage().getBody(byte[].class);
        return addAlone(key, exchange.getMessage().getMessageId(), body == null ? new byte[0] : body);
    }

    @Override
    public boolean add(String key) {
        return addAlone(key, key, new byte[0]);
    }

    private boolean addAlone(String key, String messageId, byte[] body) {
        Delivery delivery = Delivery.fresh(messageId, key, body);
        requireTransaction(key);
        return !log.claim(List.of(Claim.of(key, delivery)), claims.open()).isEmpty();
    }

    private static void requireTransaction(String key) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException(
                    "Message %s is claimed outside a transaction: put the step inside `transacted`".formatted(key));
        }
    }

    @Override
    public boolean contains(String key) {
        return log.contains(key);
    }

    /** Nothing to do: the claim already says success and is committed with the effects. */
    @Override
    public boolean confirm(String key) {
        return true;
    }

    /** Nothing to do: the rollback takes the claim back. A late call must not delete what a redelivery committed. */
    @Override
    public boolean remove(String key) {
        return false;
    }

    /** Refused, because Camel's JMX console offers it: without the log every old message could restore once more. */
    @Override
    public void clear() {
        throw new UnsupportedOperationException(
                "The consumer log cannot be cleared: its rows are what keeps an old message from restoring twice");
    }

    @Override
    public void start() {
        // Stateless: Camel stops and starts it with each route that uses it.
    }

    @Override
    public void stop() {
        // See start.
    }
}
