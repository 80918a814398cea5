package io.ordercompensation.rocketmq;

import static io.ordercompensation.rocketmq.GatheredBatches.Outcome.FAILED;
import static io.ordercompensation.rocketmq.GatheredBatches.Outcome.SUCCEEDED;
import static io.ordercompensation.rocketmq.GatheredBatches.Outcome.TURNED_AWAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ordercompensation.rocketmq.GatheredBatches.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.apache.rocketmq.common.message.MessageExt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheredBatchesTest {

    private static final int BATCH = 8;
    private static final int BATCH_BYTES = 1000;

    private final Semaphore mayEnd = new Semaphore(0);
    private final List<Integer> begun = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean succeeding = true;
    private final GatheredBatches batches = new GatheredBatches(1, BATCH, BATCH_BYTES, this::work);

    @AfterEach
    void endAll() {
        mayEnd.release(1000);
        threads.shutdownNow();
    }

    @Test
    void aFreeLaneTakesADeliveryAtOnce() {
        CompletableFuture<Outcome> delivery = deliver(3);

        await().until(() -> begun.size() == 1);
        mayEnd.release();
        assertThat(delivery.join()).isEqualTo(SUCCEEDED);
        assertThat(begun).containsExactly(3);
    }

    @Test
    void deliveriesGatherWhileTheLaneIsBusy() {
        List<CompletableFuture<Outcome>> deliveries = gather(1, 3, 3, 2, 5);

        mayEnd.release(3);

        assertThat(deliveries)
                .allSatisfy(delivery -> assertThat(delivery.join()).isEqualTo(SUCCEEDED));
        assertThat(begun).as("never more than fit").containsExactly(1, 8, 5);
    }

    @Test
    void aBatchThatFailsFailsForAllOfItAndNobodyElse() {
        List<CompletableFuture<Outcome>> deliveries = gather(1, 4, 4, 4);
        mayEnd.release();
        await().until(() -> begun.size() == 2);
        assertThat(deliveries.get(0).join()).isEqualTo(SUCCEEDED);

        succeeding = false;
        mayEnd.release();
        assertThat(deliveries.get(1).join()).isEqualTo(FAILED);
        assertThat(deliveries.get(2).join()).isEqualTo(FAILED);

        await().until(() -> begun.size() == 3);
        succeeding = true;
        mayEnd.release();
        assertThat(deliveries.get(3).join()).isEqualTo(SUCCEEDED);
    }

    @Test
    void anInterruptionDoesNotAnswerMessagesThatAreBeingWorkedOn() {
        gather(1);
        Thread[] waiting = new Thread[1];
        CompletableFuture<Outcome> delivery = CompletableFuture.supplyAsync(
                () -> {
                    waiting[0] = Thread.currentThread();
                    Outcome outcome = batches.process(messages(1), () -> {});
                    return Thread.currentThread().isInterrupted() ? outcome : null;
                },
                threads);
        await().until(() -> isParked(waiting[0]));

        waiting[0].interrupt();
        await().until(() -> isParked(waiting[0]));
        assertThat(delivery).isNotDone();
        mayEnd.release(2);
        assertThat(delivery.join()).as("done, and still interrupted").isEqualTo(SUCCEEDED);
    }

    @Test
    void whoIsInNoBatchMayBeTurnedAway() {
        List<CompletableFuture<Outcome>> deliveries = gather(1, 2, 2);

        batches.turnAway();

        assertThat(deliveries.get(1).join()).isEqualTo(TURNED_AWAY);
        assertThat(deliveries.get(2).join()).isEqualTo(TURNED_AWAY);
        mayEnd.release();
        assertThat(deliveries.get(0).join()).isEqualTo(SUCCEEDED);
        assertThat(begun).containsExactly(1);
    }

    @Test
    void manyDeliveriesAreAllAnsweredOnce() {
        mayEnd.release(1_000_000);
        GatheredBatches several = new GatheredBatches(3, BATCH, BATCH_BYTES, this::work);

        List<CompletableFuture<Outcome>> deliveries = IntStream.range(0, 2000)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> several.process(messages(1 + number % BATCH), () -> {}), threads))
                .toList();

        assertThat(deliveries)
                .allSatisfy(delivery -> assertThat(delivery.join()).isEqualTo(SUCCEEDED));
        assertThat(begun.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(IntStream.range(0, 2000)
                        .map(number -> 1 + number % BATCH)
                        .sum());
    }

    /** The first delivery gets the lane, and the others queue up behind it in this order. */
    private List<CompletableFuture<Outcome>> gather(int... sizes) {
        List<CompletableFuture<Outcome>> deliveries = new ArrayList<>();
        for (int size : sizes) {
            deliveries.add(deliver(size));
            int queued = deliveries.size() - 1;
            await().until(() -> begun.size() == 1 && batches.waiting() == queued);
        }
        return deliveries;
    }

    private CompletableFuture<Outcome> deliver(int number) {
        return CompletableFuture.supplyAsync(() -> batches.process(messages(number), () -> {}), threads);
    }

    private boolean work(List<MessageExt> batch) {
        begun.add(batch.size());
        mayEnd.acquireUninterruptibly();
        return succeeding;
    }

    private static boolean isParked(Thread thread) {
        return thread != null && thread.getState() == Thread.State.TIMED_WAITING;
    }

    @Test
    void gathersNoMoreBytesThanABatchMayHold() throws Exception {
        CompletableFuture<Outcome> first = deliver(1);
        await().until(() -> begun.size() == 1);
        List<CompletableFuture<Outcome>> behind = new ArrayList<>();
        for (int bytes : new int[] {400, 600, 1, 5000, 1}) {
            int waiting = batches.waiting();
            MessageExt message = new MessageExt();
            message.setBody(new byte[bytes]);
            behind.add(CompletableFuture.supplyAsync(() -> batches.process(List.of(message), () -> {}), threads));
            await().until(() -> batches.waiting() == waiting + 1);
        }

        mayEnd.release(10);

        assertThat(first.get()).isEqualTo(SUCCEEDED);
        for (CompletableFuture<Outcome> delivery : behind) {
            assertThat(delivery.get()).isEqualTo(SUCCEEDED);
        }
        assertThat(begun).containsExactly(1, 2, 1, 1, 1);
    }

    private static List<MessageExt> messages(int number) {
        return IntStream.range(0, number).mapToObj(n -> new MessageExt()).toList();
    }
}
