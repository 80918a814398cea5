package io.ordercompensation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.Subscription;
import io.ordercompensation.support.DefaultSettings;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Each spoilt row is found by the invariant that is for it and by no other, and what only looks spoilt by none. That
 * every condition of every file counts is tested too: each is left out once, and each number made another one, and some
 * spoilt row must then be found wrongly.
 */
@OnEachDatabase
class InvariantIT extends AuditedShopIT {

    /** These look at the state of a row, whenever it came about. */
    private static final Set<String> TIMELESS =
            Set.of("negative-stock", "negative-balance", "message-stuck", "outbox-unsent-too-long");

    /** Those that an adoption just now leaves. */
    private static final Set<String> NOW = Set.of("negative-stock", "negative-balance", "message-stuck");

    private TransactionTemplate rolledBack;
    private InvariantQueries always;
    private InvariantQueries sinceYesterday;
    private InvariantQueries sinceNow;
    private InvariantQueries adoptedNow;

    InvariantIT(EmbeddedDatabase database) {
        super(database);
    }

    @BeforeEach
    void fill() {
        rolledBack = new TransactionTemplate(manager());
        always = queries(null, ZoneOffset.UTC);
        sinceYesterday = queries(Instant.now().minus(Duration.ofDays(1)), ZoneOffset.UTC);
        sinceNow = queries(Instant.now().plus(Duration.ofMinutes(1)), ZoneOffset.UTC);
        LocalDateTime soon = LocalDateTime.now(ZoneOffset.UTC).plusMinutes(1);
        adoptedNow = queries(
                null,
                new AuditScope(List.of("orderTopic"), ZoneOffset.UTC, zone -> soon, () -> soon, () -> Long.MAX_VALUE));
        shop.place(order(1), order(2), order(3), order(5), order(6), order(7), order(8), order(15));
        shop.place(io.ordercompensation.test.Order.of(4), io.ordercompensation.test.Order.of(12));
        cancel(order(1), io.ordercompensation.test.Order.of(4), io.ordercompensation.test.Order.of(9));
        update(QuietShop.statements());
    }

    @Test
    void findNothingInAShopWhoseBooksAreRight() {
        assertThat(found(run())).isEmpty();
    }

    static List<Corruption> corruptions() {
        return Corruptions.all();
    }

    @ParameterizedTest
    @MethodSource("corruptions")
    void findExactlyWhatIsSpoilt(Corruption corruption) {
        List<Invariant> files = files();
        spoilt(corruption, () -> {
            assertThat(counts(files, always)).isEqualTo(corruption.found());
            assertThat(counts(files, sinceYesterday)).isEqualTo(corruption.found());
            assertThat(counts(files, sinceNow)).isEqualTo(sinceNow(corruption));
            assertThat(counts(files, adoptedNow)).isEqualTo(adoptedNow(corruption));
            return null;
        });
    }

    @Test
    void everyInvariantHasSomethingToFind() {
        assertThat(Corruptions.all().stream().flatMap(corruption -> corruption.found().keySet().stream()))
                .containsAll(Invariants.BUILT_IN);
    }

    @Test
    void dependOnEveryConditionOfTheirFiles() {
        List<Mutant> alive = new ArrayList<>();
        files().forEach(file -> alive.addAll(Mutant.of(file)));
        int all = alive.size();
        assertThat(all).isGreaterThan(files().size() * 3);
        List<Corruption> shops = new ArrayList<>(Corruptions.all());
        shops.add(Corruption.harmless("nothing"));
        for (Corruption corruption : shops) {
            spoilt(corruption, () -> alive.removeIf(mutant -> isNoticed(mutant, corruption)));
        }

        assertThat(alive).as("changes nobody noticed, of %d", all).isEmpty();
    }

    /** Such a listener's last successes carry no time in the logs, but those since the adoption do in the consumer log. */
    @Test
    void lookAtWhatWasDoneSinceTheAdoptionIfOnlyTheCancelHasATime() {
        LocalDateTime aDayAgo = LocalDateTime.now(ZoneOffset.UTC).minusDays(1);
        InvariantQueries adoptedYesterday = queries(
                null,
                new AuditScope(
                        List.of("orderTopic"), ZoneOffset.UTC, zone -> aDayAgo, () -> aDayAgo, () -> Long.MIN_VALUE));
        for (Corruption corruption : Corruptions.all()) {
            Set<String> joined = new TreeSet<>(corruption.found().keySet());
            joined.retainAll(
                    Set.of("goods-taken-not-returned", "balance-paid-not-refunded", "coupon-bound-to-cancelled-order"));
            if (corruption.timeless() && !joined.isEmpty()) {
                spoilt(corruption, () -> {
                    assertThat(counts(files(), adoptedYesterday)).containsKeys(joined.toArray(String[]::new));
                    return null;
                });
            }
        }
    }

    @Test
    void readTheTimesOfTheOrderServiceInItsZone() {
        InvariantQueries west = queries(null, ZoneOffset.ofHours(-5));
        List<Invariant> files = files();
        String placed = "UPDATE trade_order SET add_time = NOW() - INTERVAL %d HOUR WHERE order_id = 3";
        spoilt(Corruption.harmless("placed now, five hours west of UTC", placed.formatted(5)), () -> {
            assertThat(counts(files, west)).doesNotContainKey("order-unconfirmed-too-long");
            return null;
        });
        spoilt(Corruption.harmless("placed two hours ago", placed.formatted(7)), () -> {
            assertThat(counts(files, west)).containsEntry("order-unconfirmed-too-long", 1L);
            return null;
        });
    }

    private boolean isNoticed(Mutant mutant, Corruption corruption) {
        String name = mutant.changed().name();
        return count(mutant.changed(), always) != corruption.found().getOrDefault(name, 0L)
                || count(mutant.changed(), sinceNow) != sinceNow(corruption).getOrDefault(name, 0L)
                || count(mutant.changed(), adoptedNow) != adoptedNow(corruption).getOrDefault(name, 0L);
    }

    private static Map<String, Long> sinceNow(Corruption corruption) {
        Map<String, Long> left = new TreeMap<>(corruption.found());
        if (!corruption.timeless()) {
            left.keySet().retainAll(TIMELESS);
        }
        return left;
    }

    /** What carries no time is of before the adoption. */
    private static Map<String, Long> adoptedNow(Corruption corruption) {
        Map<String, Long> left = new TreeMap<>(corruption.found());
        left.keySet().retainAll(NOW);
        return left;
    }

    private <T> T spoilt(Corruption corruption, Supplier<T> work) {
        return rolledBack.execute(status -> {
            status.setRollbackOnly();
            update(corruption.statements());
            return work.get();
        });
    }

    private static Map<String, Long> counts(List<Invariant> files, InvariantQueries queries) {
        Map<String, Long> counts = new TreeMap<>();
        for (Invariant file : files) {
            long count = count(file, queries);
            if (count > 0) {
                counts.put(file.name(), count);
            }
        }
        return counts;
    }

    private static long count(Invariant file, InvariantQueries queries) {
        return queries.count(file);
    }

    private List<Invariant> files() {
        return application.getBean(Invariants.class).load();
    }

    /** Of the shop's own data source: what a test spoils is seen before it is rolled back. */
    private PlatformTransactionManager manager() {
        return new DataSourceTransactionManager(administrator);
    }

    private InvariantQueries queries(Instant since, ZoneId zone) {
        return queries(since, AuditScope.everything(List.of("orderTopic"), zone));
    }

    private InvariantQueries queries(Instant since, AuditScope scope) {
        return new InvariantQueries(
                administrator,
                manager(),
                new Subscription(QuietShop.GROUP, QuietShop.TAG),
                DefaultSettings.of(
                        AuditProperties.class, "compensation.audit", "orders-since=" + (since == null ? "" : since)),
                scope,
                Clock.systemUTC());
    }
}
