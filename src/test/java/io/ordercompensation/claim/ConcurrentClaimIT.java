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
            assertThat(first.call(() -> log.insert(List.of(claim("1"))))).containsExactly("1");
            Future<Set<String>> waiting = twin.start(() -> log.insert(List.of(claim("1"))));
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
            first.call(() -> log.insert(List.of(claim("1"))));
            Future<Set<String>> waiting = twin.start(() -> log.insert(List.of(claim("1"))));
            awaitALockWait();

            first.rollback();

            assertThat(Session.result(waiting)).containsExactly("1");
            twin.commit();
        }
        assertThat(status("1")).isEqualTo(Status.SUCCESS.code());
    }

    @Test
    void answersExactlyTheNewKeysOfABatch() {
        committed(() -> log.insert(List.of(claim("1"), claim("3"))));

        Set<String> claimed =
                committed(() -> log.insert(List.of(claim("4"), claim("3"), claim("2"), claim("1"), claim("5"))));

        assertThat(claimed).containsExactlyInAnyOrder("2", "4", "5");
    }

    @Test
    void answersNothingForABatchOfOldKeys() {
        committed(() -> log.insert(List.of(claim("1"), claim("2"))));

        assertThat(committed(() -> log.insert(List.of(claim("2"), claim("1"))))).isEmpty();
    }

    @Test
    void answersAKeyOnceThatABatchHoldsTwice() {
        assertThat(committed(() -> log.insert(List.of(claim("1"), claim("1"))))).containsExactly("1");
    }

    @Test
    void batchesInOppositeOrderDoNotDeadlock() {
        for (int round = 0; round < 20; round++) {
            int first = round * 1000;
            List<LogEntry> up = new ArrayList<>(IntStream.range(first, first + 400)
                    .mapToObj(key -> claim("k%06d".formatted(key)))
                    .toList());
            List<LogEntry> down = new ArrayList<>(up);
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
    private Future<Set<String>> claimTogether(Session session, List<LogEntry> batch, CyclicBarrier together) {
        Future<Set<String>> claimed = session.start(() -> {
            together.await();
            return log.insert(batch);
        });
        session.startCommit();
        return claimed;
    }

    @Test
    void tellsGroupsAndCasesApart() {
        ConsumerLog other = logOf("GROUP");
        committed(() -> log.insert(List.of(claim("msgId:abc"))));

        assertThat(committed(() -> log.insert(List.of(claim("msgId:ABC"))))).containsExactly("msgId:ABC");
        assertThat(committed(() -> other.insert(List.of(claim("msgId:abc"))))).containsExactly("msgId:abc");
    }

    @Test
    void seesAClaimOfItsOwnTransactionAndOfCommittedOnes() {
        assertThat(committed(() -> log.contains("1"))).isFalse();
        boolean seen = committed(() -> {
            log.insert(List.of(claim("1")));
            return log.contains("1");
        });

        assertThat(seen).isTrue();
        assertThat(committed(() -> log.contains("1"))).isTrue();
    }
}
