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
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.util.DigestUtils;

/**
 * Counts wrong passwords for each name at each address, for each address and for each name, whether there is such an
 * account or not.
 *
 * <p>The rules: a name with too many wrong passwords from an address is refused there until some of the time has
 * passed; other names are not. An address with very many of them gets one guess a second, for names that nobody there
 * has got wrong lately, so that others who share the address get in. A name with too many from all addresses is refused
 * to those that have failed at it lately, and to no other. So nobody can lock somebody else out, except from an
 * account's first login since the start, while somebody at the same address keeps guessing it. Guesses that each come
 * from a new address are slowed down by the password's encoding alone. All records are bounded in number; those not
 * seen for longest are forgotten first.
 */
final class Guesses {

    private static final int MAX_KNOWN = 10_000;

    /** Each waiting guess holds a thread while the passwords before it are compared. */
    private static final int MAX_WAITING = 20;

    private final Cache<String, Failures> pairs;
    private final Cache<String, Address> addresses;
    private final Cache<String, Failures> names;
    private final LoginLimits limits;
    private final TimeMeter clock;
    /** Prevents looking up which name a digest belongs to. */
    private final String salt = KeyGenerators.string().generateKey();

    Guesses(LoginLimits limits, TimeMeter clock) {
        this.limits = limits;
        this.clock = clock;
        this.pairs = bounded(limits.window());
        this.addresses = bounded(limits.window());
        this.names = bounded(limits.window());
    }

    /** How many failures are left, and whether the log was told that there are none. */
    record Failures(Bucket left, int all, AtomicBoolean told) {

        boolean isClean() {
            return left.getAvailableTokens() >= all;
        }

        private boolean isNewlyUsedUp() {
            return left.getAvailableTokens() <= 0 && told.compareAndSet(false, true);
        }
    }

    /** @param spare used when nothing is left, for names that nobody has got wrong there */
    record Address(Failures failures, Bucket spare, ReentrantLock turn) {}

    /**
     * The place of one guess; the next one from the same address waits until it is known how this one ended. It has to
     * be closed.
     *
     * @param charged the address's bucket that was charged: what is left, or the spare one
     */
    record Guess(Address from, Bucket charged, Failures pair, Failures name) implements AutoCloseable {

        /** Gives back what the guess was charged. */
        void right() {
            charged.addTokens(1);
            pair.left().addTokens(1);
            name.left().addTokens(1);
            from.failures().told().set(false);
            pair.told().set(false);
        }

        /** True once until all have a clean record again. */
        boolean isToBeTold() {
            return from.failures().isNewlyUsedUp() | pair.isNewlyUsedUp() | name.isNewlyUsedUp();
        }

        @Override
        public void close() {
            from.turn().unlock();
        }
    }

    /** @throws ThrottledException if the guess is refused unchecked */
    Guess begin(String address, String name) {
        String network = Network.of(address);
        Address from = addresses.get(network, key -> address());
        if (from.turn().getQueueLength() >= MAX_WAITING) {
            throw new ThrottledException(Duration.ofSeconds(1));
        }
        from.turn().lock();
        boolean begun = false;
        try {
            Guess guess = begin(from, network, key(name));
            begun = true;
            return guess;
        } finally {
            if (!begun) {
                from.turn().unlock();
            }
        }
    }

    private Guess begin(Address from, String network, String name) {
        Failures pair = pairs.getIfPresent(network + ' ' + name);
        boolean blamed = pair != null && !pair.isClean();
        Bucket charged = from.failures().left();
        cleared(from.failures());
        ConsumptionProbe ofAddress = charged.tryConsumeAndReturnRemaining(1);
        if (!ofAddress.isConsumed()) {
            if (blamed) {
                throw new ThrottledException(Duration.ofNanos(ofAddress.getNanosToWaitForRefill()));
            }
            charged = from.spare();
            taken(charged);
        }
        // Only now: a throttled address must not add entries.
        pair = pairs.get(network + ' ' + name, key -> failures(limits.failures()));
        Failures of = names.get(name, key -> failures(limits.failuresPerAccount()));
        cleared(pair);
        cleared(of);
        try {
            taken(pair.left());
        } catch (ThrottledException e) {
            charged.addTokens(1);
            throw e;
        }
        ConsumptionProbe ofAll = of.left().tryConsumeAndReturnRemaining(1);
        if (!ofAll.isConsumed() && blamed) {
            charged.addTokens(1);
            pair.left().addTokens(1);
            throw new ThrottledException(Duration.ofNanos(ofAll.getNanosToWaitForRefill()));
        }
        return new Guess(from, charged, pair, of);
    }

    private static void taken(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new ThrottledException(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private static void cleared(Failures failures) {
        if (failures.isClean()) {
            failures.told().set(false);
        }
    }

    /** Names of any length take the same memory, and none is kept: people type their password there by mistake. */
    private String key(String name) {
        return DigestUtils.md5DigestAsHex((salt + name.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
    }

    /** Fair: guesses keep their order. */
    private Address address() {
        return new Address(
                failures(limits.failuresPerAddress()), bucket(1, Duration.ofSeconds(1)), new ReentrantLock(true));
    }

    private Failures failures(int number) {
        return new Failures(bucket(number, limits.window()), number, new AtomicBoolean());
    }

    private Bucket bucket(int number, Duration window) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(number).refillGreedy(number, window))
                .withCustomTimePrecision(clock)
                .build();
    }

    private static <T> Cache<String, T> bounded(Duration window) {
        return Caffeine.newBuilder()
                .maximumSize(MAX_KNOWN)
                .expireAfterAccess(window.multipliedBy(2))
                .build();
    }
}
