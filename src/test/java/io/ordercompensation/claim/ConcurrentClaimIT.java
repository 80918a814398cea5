package io.ordercompensation.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of all instances that claim a key, one owns it: the one whose transaction commits first. */
@OnEachDatabase
class ConcurrentClaimIT extends ConsumerLogIT {

    ConcurrentClaimIT(EmbeddedDatabase database) {
        super(database);
    }

    @Test
    void aTwinWaitsAndIsADuplicateOnceTheFirstCommits() {
        try (Session first = session();
                Session twin = session()) {
            assertThat(first.call(() -> log.claim(List.of(claim("1")), openClaim())))
                    .containsExactly("1");
            Future<Set<String>> waiting = twin.start(() -> log.claim(List.of(claim("1")), openClaim()));
            awaitALockWait();
            assertThat(waiting).isNotDone();

            first.commit();

            assertThat(Session.result(waiting)).isEmpty();
        }
    }

    @Test
    void aTwinOwnsTheKeyIfTheFirstRollsBack() {
        try (Session first = session();
                Session twin = session()) {
            first.call(() -> log.claim(List.of(claim("1")), openClaim()));
            Future<Set<String>> waiting = twin.start(() -> log.claim(List.of(claim("1")), openClaim()));
            awaitALockWait();

            first.rollback();

            assertThat(Session.result(waiting)).containsExactly("1");
            twin.commit();
        }
        assertThat(status("1")).isEqualTo(Status.SUCCESS.code());
    }

    @Test
    void answersExactlyTheNewKeysOfABatch() {
        committed(() -> log.claim(List.of(claim("1"), claim("3")), openClaim()));

        Set<String> claimed = committed(
                () -> log.claim(List.of(claim("4"), claim("3"), claim("2"), claim("1"), claim("5")), openClaim()));

        assertThat(claimed).containsExactlyInAnyOrder("2", "4", "5");
    }

    @Test
    void answersNothingForABatchOfOldKeys() {
        committed(() -> log.claim(List.of(claim("1"), claim("2")), openClaim()));

        assertThat(committed(() -> log.claim(List.of(claim("2"), claim("1")), openClaim())))
                .isEmpty();
    }

    @Test
    void answersAKeyOnceThatABatchHoldsTwice() {
        assertThat(committed(() -> log.claim(List.of(claim("1"), claim("1")), openClaim())))
                .containsExactly("1");
    }

    @Test
    void batchesInOppositeOrderDoNotDeadlock() {
        for (int round = 0; round < 20; round++) {
            int first = round * 1000;
            List<Claim> up = new ArrayList<>(IntStream.range(first, first + 400)
                    .mapToObj(key -> claim("k%06d".formatted(key)))
                    .toList());
            List<Claim> down = new ArrayList<>(up);
            Collections.reverse(down);
            CyclicBarrier together = new CyclicBarrier(2);
            try (Session one = session();
                    Session other = session()) {
                Future<Set<String>> upwards = claimTogether(one, up, together);
                Future<Set<String>> downwards = claimTogether(other, down, together);

                List<String> claimed = new ArrayList<>(Session.result(upwards));
                claimed.addAll(Session.result(downwards));
                assertThat(claimed).hasSize(400).doesNotHaveDuplicates();
            }
        }
    }

    /** Commits as soon as it can, because the other one waits for that. */
    private Future<Set<String>> claimTogether(Session session, List<Claim> batch, CyclicBarrier together) {
        Future<Set<String>> claimed = session.start(() -> {
            together.await();
            return log.claim(batch, openClaim());
        });
        session.startCommit();
        return claimed;
    }

    @Test
    void tellsGroupsAndCasesApart() {
        ConsumerLog other = logOf("GROUP");
        committed(() -> log.claim(List.of(claim("msgId:abc")), openClaim()));

        assertThat(committed(() -> log.claim(List.of(claim("msgId:ABC")), openClaim())))
                .containsExactly("msgId:ABC");
        assertThat(committed(() -> other.claim(List.of(claim("msgId:abc")), openClaim())))
                .containsExactly("msgId:abc");
    }

    @Test
    void seesAClaimOfItsOwnTransactionAndOfCommittedOnes() {
        assertThat(committed(() -> log.contains("1"))).isFalse();
        boolean seen = committed(() -> {
            log.claim(List.of(claim("1")), openClaim());
            return log.contains("1");
        });

        assertThat(seen).isTrue();
        assertThat(committed(() -> log.contains("1"))).isTrue();
    }
}
