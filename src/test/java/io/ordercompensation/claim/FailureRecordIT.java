package io.ordercompensation.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.message.Delivery;
import io.ordercompensation.retry.ReasonGroup;
import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

/** A failed attempt is recorded once, and never over what somebody else has written. */
@OnEachDatabase
class FailureRecordIT extends ConsumerLogIT {

    private static final Duration LEASE = Duration.ofMinutes(5);

    FailureRecordIT(EmbeddedDatabase database) {
        super(database);
    }

    @Test
    void writesTheFirstFailureOfAFreshMessage() {
        boolean recorded =
                committed(() -> failures.record("1", fresh("1"), "no such goods", null, START.plusMillis(1500)));

        assertThat(recorded).isTrue();
        assertThat(row("1"))
                .containsEntry("status", Status.FAILED.code())
                .containsEntry("times", 1)
                .containsEntry("remark", "no such goods")
                .containsEntry("id", "id-1")
                .containsEntry("next", "2026-01-01 00:00:01.500");
    }

    @Test
    void parksAFreshMessageWithoutANextAttempt() {
        committed(() -> failures.record("1", fresh("1"), "invalid", null, null));

        assertThat(row("1"))
                .containsEntry("status", Status.PARKED.code())
                .containsEntry("times", 1)
                .containsEntry("next", null);
    }

    @Test
    void leavesASuccessAlone() {
        committed(() -> log.claim(List.of(claim("1")), openClaim()));
        var before = row("1");

        assertThat(committed(() -> failures.record("1", fresh("1"), "too late", null, START)))
                .isFalse();
        assertThat(row("1")).isEqualTo(before);
    }

    @Test
    void waitsForAClaimAndLeavesItAlone() {
        try (Session claiming = session();
                Session failing = session()) {
            claiming.call(() -> log.claim(List.of(claim("1")), openClaim()));
            Future<Boolean> recorded = failing.start(() -> failures.record("1", fresh("1"), "too late", null, START));
            awaitALockWait();

            claiming.commit();

            assertThat(Session.result(recorded)).isFalse();
        }
    }

    @Test
    void recordsTheNextFailureOfALeasedMessage() {
        fail("1", START);
        Delivery leased = lease();

        assertThat(leased.attempts()).isEqualTo(1);
        assertThat(committed(() -> failures.record("1", leased, "again", null, START.plusSeconds(2))))
                .isTrue();
        assertThat(row("1"))
                .containsEntry("status", Status.FAILED.code())
                .containsEntry("times", 2)
                .containsEntry("remark", "again")
                .containsEntry("next", "2026-01-01 00:00:02.000");
    }

    @Test
    void countsAnAttemptUnderOneLeaseOnce() {
        fail("1", START);
        Delivery leased = lease();
        committed(() -> failures.record("1", leased, "again", null, START.plusSeconds(2)));

        assertThat(committed(() -> failures.record("1", leased, "and again", null, START.plusSeconds(3))))
                .isFalse();
        assertThat(row("1")).containsEntry("times", 2).containsEntry("remark", "again");
    }

    @Test
    void recordsNothingAfterTheLeasedMessageSucceeded() {
        fail("1", START);
        Delivery leased = lease();
        committed(() -> log.claimLeased(List.of("1"), leased.lease(), openClaim(), KeptBodies.ALL));

        assertThat(committed(() -> failures.record("1", leased, "too late", null, null)))
                .isFalse();
        assertThat(status("1")).isEqualTo(Status.SUCCESS.code());
    }

    @Test
    void parksAMessageThatItsTransactionHasClaimed() {
        committed(() -> {
            log.claim(List.of(claim("1")), openClaim());
            log.park("1", "{}", "the order has been paid");
            return null;
        });

        assertThat(row("1"))
                .containsEntry("status", Status.PARKED.code())
                .containsEntry("times", 0)
                .containsEntry("remark", "the order has been paid");
    }

    @Test
    void refusesToParkWhatIsNotClaimed() {
        fail("failed", START);

        for (String key : List.of("failed", "unknown")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> committed(() -> {
                        log.park(key, "{}", "the order has been paid");
                        return null;
                    }))
                    .withMessageContaining(key)
                    .withMessageContaining("0 claimed rows");
        }
        assertThat(status("failed")).isEqualTo(Status.FAILED.code());
    }

    @Test
    void refusesToWorkOutsideATransaction() {
        Stream<ThrowingCallable> calls = Stream.of(
                () -> log.claim(List.of(claim("1")), openClaim()),
                () -> log.claimLeased(List.of("1"), 1, openClaim(), KeptBodies.ALL),
                () -> log.contains("1"),
                () -> log.park("1", "{}", "reason"),
                () -> failures.record("1", fresh("1"), "reason", null, null));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(IllegalTransactionStateException.class));
    }

    @Test
    void writesTheKindOfEveryReasonAndForgetsItAtTheClaim() {
        String kind = ReasonGroup.of("order 17 is lost");
        committed(() -> failures.record("1", fresh("1"), "order 1 is lost", null, START));
        assertThat(kind("1")).isEqualTo(kind);
        Delivery leased = lease();
        committed(() -> failures.record("1", leased, "order 2 was paid", null, START));
        assertThat(kind("1")).isEqualTo(ReasonGroup.of("order 3 was paid")).isNotEqualTo(kind);

        Delivery again = lease();
        committed(() -> log.claimLeased(List.of("1"), again.lease(), openClaim(), KeptBodies.ALL));
        assertThat(kind("1")).isNull();

        committed(() -> {
            log.park("1", "{}", "order 4 is lost");
            log.claim(List.of(claim("3")), openClaim());
            return log.insert(List.of(LogEntry.rejected(fresh("2"), "order 5 is lost")));
        });
        assertThat(kind("1")).isEqualTo(kind);
        assertThat(kind(MessageKey.withoutOrder(fresh("2")))).isEqualTo(kind);
        assertThat(kind("3")).isNull();
    }

    @Test
    void keepsTheHistoryOfTheAttemptsThatCounted() {
        committed(() -> failures.record("1", fresh("1"), "first", "trace of the first", START));
        Delivery leased = lease();
        committed(() -> failures.record("1", leased, "second", null, null));
        committed(() -> failures.record("1", leased, "the same lease again", null, null));
        committed(() -> failures.record("1", fresh("1"), "a late twin", null, START));

        assertThat(jdbc.queryForList(
                        "SELECT CONCAT_WS('|', group_name, msg_tag, msg_key, attempt_number, attempted_at, reason, trace)"
                                + " FROM trade_mq_attempt_log ORDER BY id",
                        String.class))
                .containsExactly(
                        "group|tag|1|1|2026-01-01 00:00:00.000|first|trace of the first",
                        "group|tag|1|2|2026-01-01 00:00:00.000|second");
    }

    private String kind(String key) {
        return jdbc.queryForObject(
                "SELECT reason_group FROM trade_mq_consumer_log WHERE msg_key = ?", String.class, key);
    }

    private Delivery lease() {
        return log.leaseDue(1, LEASE).get(0);
    }
}
