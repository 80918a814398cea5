package io.ordercompensation.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Instances share the due messages, and each holds its own for the time of the lease. */
@OnEachDatabase
class LeaseIT extends ConsumerLogIT {

    private static final Duration LEASE = Duration.ofMinutes(5);

    LeaseIT(EmbeddedDatabase database) {
        super(database);
    }

    @Test
    void takesNoMoreThanFitIntoMemoryAndTheRestNext() {
        String body = "x".repeat(200 * 1024);
        for (int number = 0; number < 12; number++) {
            Delivery delivery = Delivery.fresh("id", "" + number, body.getBytes(StandardCharsets.UTF_8));
            String key = "k" + number;
            committed(() -> failures.record(key, delivery, "it failed", null, START));
        }

        assertThat(log.leaseDue(64, Duration.ofMinutes(1))).hasSize(5);
        assertThat(log.leaseDue(64, Duration.ofMinutes(1))).hasSize(5);
        assertThat(log.leaseDue(64, Duration.ofMinutes(1))).hasSize(2);
    }

    @Test
    void leavesABodyInTheDatabaseThatIsLongerThanAnyOfOurs() {
        fail("1", START);
        jdbc.update("UPDATE trade_mq_consumer_log SET msg_body = REPEAT('x', 3000000)");

        Delivery leased = log.leaseDue(1, Duration.ofMinutes(1)).get(0);

        assertThat(leased.body()).isEmpty();
        assertThat(leased.flaw()).contains("3000000 bytes");
    }

    @Test
    void takesWhatIsDueTheLongestWaitingFirst() {
        fail("1", START.minusSeconds(1));
        fail("2", START.minusSeconds(3));
        fail("3", START);
        fail("4", START.plusMillis(1));
        fail("5", START.minusSeconds(2));

        assertThat(lease(3)).extracting(Delivery::keys).containsExactly("2", "5", "1");
        assertThat(lease(3)).extracting(Delivery::keys).containsExactly("3");
    }

    @Test
    void twoInstancesShareTheDueMessagesWithoutWaitingForEachOther() {
        committed(() -> log.claim(
                IntStream.range(1000, 3000)
                        .mapToObj(key -> claim(Integer.toString(key)))
                        .toList(),
                openClaim()));
        committed(() -> log.insert(IntStream.range(100, 200)
                .mapToObj(key -> Integer.toString(key))
                .map(key -> LogEntry.failed(key, fresh(key), "it failed", START.minusSeconds(Long.parseLong(key))))
                .toList()));

        try (Session one = session();
                Session other = session()) {
            List<Delivery> first = one.call(() -> log.leaseDue(40, LEASE));
            List<Delivery> second = other.call(() -> log.leaseDue(100, LEASE));

            assertThat(first).extracting(Delivery::keys).containsExactlyElementsOf(keysDown(199, 40));
            assertThat(second).extracting(Delivery::keys).containsExactlyElementsOf(keysDown(159, 60));
            assertThat(first.get(0).lease()).isNotEqualTo(second.get(0).lease());
            one.commit();
            other.commit();
        }
        assertThat(lease(100)).isEmpty();
    }

    @Test
    void claimsALeasedMessageOnlyUnderItsLease() {
        fail("1", START);
        long lease = lease(1).get(0).lease();

        assertThat(claim("1", lease + 1)).isEmpty();
        assertThat(status("1")).isEqualTo(Status.FAILED.code());
        assertThat(claim("1", lease)).containsExactly("1");
        assertThat(row("1")).containsEntry("status", Status.SUCCESS.code()).containsEntry("remark", null);
    }

    @Test
    void claimsALeasedMessageOnceEvenIfTheReplyToTheCommitWasLost() {
        fail("1", START);
        long lease = lease(1).get(0).lease();
        claim("1", lease);

        assertThat(claim("1", lease)).isEmpty();
    }

    @Test
    void claimsAgainUnderTheSameLeaseAfterARollback() {
        fail("1", START);
        long lease = lease(1).get(0).lease();
        try (Session failed = session()) {
            failed.call(() -> log.claimLeased(Set.of("1"), lease, openClaim(), KeptBodies.ALL));
            failed.rollback();
        }

        assertThat(claim("1", lease)).containsExactly("1");
    }

    @Test
    void claimsThoseOfABatchThatItStillHolds() {
        fail("1", START);
        fail("2", START);
        long lease = lease(2).get(0).lease();
        claim("1", lease);

        assertThat(committed(() -> log.claimLeased(List.of("1", "2", "3"), lease, openClaim(), KeptBodies.ALL)))
                .containsExactly("2");
    }

    @Test
    void isDueForAnotherInstanceWhenTheLeaseIsOver() {
        fail("1", START);
        Delivery slow = lease(1).get(0);
        clock.advance(LEASE.minusMillis(1));
        assertThat(lease(1)).isEmpty();
        clock.advance(Duration.ofMillis(1));

        Delivery next = lease(1).get(0);

        assertThat(claim("1", slow.lease())).isEmpty();
        assertThat(committed(() -> failures.record("1", slow, "too late", null, null)))
                .isFalse();
        assertThat(row("1")).containsEntry("status", Status.FAILED.code()).containsEntry("remark", "it failed");
        assertThat(claim("1", next.lease())).containsExactly("1");
    }

    @Test
    void doesNotLeaseForAnotherGroup() {
        fail("1", START);
        ConsumerLog other = logOf("other");

        assertThat(other.leaseDue(10, LEASE)).isEmpty();
    }

    @Test
    void parksWhatAnOldListenerLeftBehindOnceTheLeaseIsOver() {
        oldRow("working", 0, START);
        oldRow("done", 1, START);
        oldRow("timeless", 0, null);
        clock.advance(LEASE.minusMillis(1));

        assertThat(unfinished.park(10, LEASE)).isEqualTo(1);
        assertThat(status("timeless")).isEqualTo(Status.PARKED.code());
        clock.advance(Duration.ofMillis(1));
        assertThat(unfinished.park(10, LEASE)).isEqualTo(1);
        assertThat(row("working").get("remark")).asString().contains("restored", "replay");
        assertThat(status("done")).isEqualTo(Status.SUCCESS.code());
        assertThat(lease(10)).isEmpty();
    }

    @Test
    void retriesTheSameIfAskedTo() {
        oldRow("working", 0, START);
        oldRow("failed", 2, START);
        oldRow("timeless", 0, null);
        clock.advance(LEASE.minusMillis(1));

        assertThat(unfinished.retry(10, LEASE)).isEqualTo(1);
        assertThat(lease(10)).extracting(Delivery::keys).containsExactly("timeless");
        clock.advance(Duration.ofMillis(1));
        assertThat(unfinished.retry(10, LEASE)).isEqualTo(1);
        assertThat(unfinished.makeFailedDue(10, LEASE)).isEqualTo(1);
        assertThat(lease(10)).extracting(Delivery::keys).containsExactlyInAnyOrder("working", "failed");
    }

    @Test
    void endsNoMoreAtATimeThanAsked() {
        IntStream.range(0, 5).forEach(n -> oldRow("old-" + n, 0, START.minus(LEASE)));

        assertThat(unfinished.park(3, LEASE)).isEqualTo(3);
        assertThat(unfinished.park(3, LEASE)).isEqualTo(2);
    }

    @Test
    void leasesRowsOfAnOldListenerThatLackIdBodyAndTimes() {
        oldRow("1", 2, null);
        unfinished.makeFailedDue(10, LEASE);

        Delivery delivery = lease(1).get(0);

        assertThat(delivery.messageId()).isEqualTo("1");
        assertThat(delivery.body()).isEmpty();
        assertThat(delivery.attempts()).isZero();
        assertThat(committed(() -> failures.record("1", delivery, "no body", null, null)))
                .isTrue();
    }

    private void oldRow(String key, int status, Instant time) {
        jdbc.update(
                "INSERT INTO trade_mq_consumer_log (group_name, msg_tag, msg_key, consumer_status, consumer_timestamp)"
                        + " VALUES ('group', 'tag', ?, ?, ?)",
                key,
                status,
                time == null ? null : LogStatements.utc(time));
    }

    private List<Delivery> lease(int limit) {
        return log.leaseDue(limit, LEASE);
    }

    private Set<String> claim(String key, long lease) {
        return committed(() -> log.claimLeased(List.of(key), lease, openClaim(), KeptBodies.ALL));
    }

    private static List<String> keysDown(int from, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> Integer.toString(from - n))
                .toList();
    }
}
