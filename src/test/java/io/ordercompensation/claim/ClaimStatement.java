package io.ordercompensation.claim;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.message.Subscription;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The product's claim without the routes around it, for measuring what the database alone can do. */
public final class ClaimStatement {

    private static final AtomicLong TOKENS = new AtomicLong();

    private final ConsumerLog log;

    public ClaimStatement(DataSource dataSource, String group, String tag) {
        this.log = new ConsumerLog(
                new LogStatements(JdbcClient.create(dataSource), new Subscription(group, tag), Clock.systemUTC()),
                ConsumerLogIT.BOUNDS,
                TransactionOperations.withoutTransaction());
    }

    /** Claims the messages in the transaction that is open, and answers how many of them were new. */
    public int claim(List<Delivery> deliveries) {
        return log.claim(
                        deliveries.stream()
                                .map(delivery -> Claim.ofReadable(delivery.keys(), delivery, KeptBodies.ALL))
                                .toList(),
                        new OpenClaim(null, TOKENS.incrementAndGet(), LogStatements.utc(Instant.now()), null))
                .size();
    }
}
