package io.ordercompensation.management;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.util.DigestUtils;

/**
 * Counts wrong passwords for each address and for each name, whether there is such an account or not.
 *
 * <p>What holds: an address with too many of them is not listened to until some of the time has passed. A name with too many
 * is closed to the addresses that have failed lately, and to no other: the owner, who comes from elsewhere, gets in at the
 * first try, so that nobody can lock somebody else out. Whoever has a new address for every guess is slowed down by the
 * password's encoding alone. Both kinds are bounded in number; those not seen for longest are forgotten first.
 */
final class Guesses {

    private static final int MAX_KNOWN = 10_000;

    private final Cache<String, Failures> addresses;
    private final Cache<String, Failures> names;
    private final LoginLimits limits;
    private final TimeMeter clock;

    Guesses(LoginLimits limits, TimeMeter clock) {
        this.limits = limits;
        this.clock = clock;
        this.addresses = bounded(limits.window());
        this.names = bounded(limits.window());
    }

    /** Of one address or of one name: what it may still get wrong, and whether the log was told that it is nothing. */
    record Failures(Bucket left, ReentrantLock turn, AtomicBoolean told) {}

    /**
     * The place of one guess; the next one from the same address waits until it is known how this one ended. It has to be
     * closed.
     */
    record Guess(Failures address, Failures name) implements AutoCloseable {

        /** What it was charged with comes back. */
        void right() {
            address.left().addTokens(1);
            name.left().addTokens(1);
            address.told().set(false);
        }

        /** True once until the address, or the name, has a clean record again. */
        boolean isToBeTold() {
            boolean addressIsNew =
                    address.left().getAvailableTokens() <= 0 && address.told().compareAndSet(false, true);
            boolean nameIsNew =
                    name.left().getAvailableTokens() <= 0 && name.told().compareAndSet(false, true);
            return addressIsNew || nameIsNew;
        }

        @Override
        public void close() {
            address.turn().unlock();
        }
    }

    /** @throws ThrottledException if the guess is not to be looked at */
    Guess begin(String address, String name) {
        Failures from = addresses.get(Network.of(address), key -> failures(limits.failuresPerAddress()));
        from.turn().lock();
        boolean begun = false;
        try {
            boolean clean = from.left().getAvailableTokens() >= limits.failuresPerAddress();
            if (clean) {
                from.told().set(false);
            }
            ConsumptionProbe probe = from.left().tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                throw new ThrottledException(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
            // Only now: an address that is throttled makes nothing be remembered.
            Failures of = names.get(key(name), key -> failures(limits.failuresPerAccount()));
            ConsumptionProbe ofAll = of.left().tryConsumeAndReturnRemaining(1);
            if (ofAll.isConsumed()) {
                if (ofAll.getRemainingTokens() >= limits.failuresPerAccount() - 1) {
                    of.told().set(false);
                }
            } else if (!clean) {
                from.left().addTokens(1);
                throw new ThrottledException(Duration.ofNanos(ofAll.getNanosToWaitForRefill()));
            }
            begun = true;
            return new Guess(from, of);
        } finally {
            if (!begun) {
                from.turn().unlock();
            }
        }
    }

    /** Names of any length take the same memory. */
    private static String key(String name) {
        return DigestUtils.md5DigestAsHex(name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private Failures failures(int number) {
        Bucket bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(number).refillGreedy(number, limits.window()))
                .withCustomTimePrecision(clock)
                .build();
        return new Failures(bucket, new ReentrantLock(), new AtomicBoolean());
    }

    private static Cache<String, Failures> bounded(Duration window) {
        return Caffeine.newBuilder()
                .maximumSize(MAX_KNOWN)
                .expireAfterAccess(window.multipliedBy(2))
                .build();
    }
}
