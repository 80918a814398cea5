package io.ordercompensation.rocketmq;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.apache.rocketmq.common.message.MessageExt;

/**
 * Makes one batch of what several deliveries brought, because a broker hands out few messages at a time. A delivery that
 * finds a free lane goes at once; while all lanes are busy, deliveries gather, and the next free lane takes as many of
 * them as fit. So batches are small while there is little to do, and large under a backlog.
 */
final class GatheredBatches {

    /** What a stock broker hands out at a time. */
    private static final int PULLED = 32;

    private static final int MAX_THREADS = 1000;
    private static final long HOLD_SECONDS = 10;

    /** What became of a delivery. */
    enum Outcome {
        SUCCEEDED,
        FAILED,
        /** It was in no batch. */
        TURNED_AWAY
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private final int batchSize;
    private final int batchBytes;
    private final Predicate<List<MessageExt>> work;
    private int freeLanes;

    /**
     * @param lanes batches at the same time
     * @param batchSize the most messages of a batch
     * @param batchBytes the most bytes of their bodies; a delivery with more than that is a batch of its own
     * @param work answers whether the batch succeeded; it does not throw
     */
    GatheredBatches(int lanes, int batchSize, int batchBytes, Predicate<List<MessageExt>> work) {
        this.freeLanes = lanes;
        this.batchSize = batchSize;
        this.batchBytes = batchBytes;
        this.work = work;
    }

    /**
     * How many threads bring enough messages: for each lane as many pulls as fill the running batch, and as many again
     * for the one that gathers meanwhile.
     */
    static int threads(int lanes, int batchSize) {
        int pulls = (batchSize + PULLED - 1) / PULLED;
        return pulls == 1 ? lanes : Math.min(MAX_THREADS, 2 * pulls * lanes);
    }

    /**
     * Returns when the batch that these messages became part of is done.
     *
     * @param whileWaiting called now and then until these messages are in a batch
     */
    Outcome process(List<MessageExt> messages, Runnable whileWaiting) {
        Ticket own = new Ticket(messages, lock.newCondition());
        boolean interrupted = false;
        lock.lock();
        try {
            waiting.add(own);
            while (own.outcome == null) {
                if (freeLanes > 0 && !own.taken) {
                    runBatch();
                } else {
                    interrupted |= await(own, whileWaiting);
                }
            }
            return own.outcome;
        } finally {
            lock.unlock();
            // Interruption does not end a wait: messages in a running batch must not be answered yet.
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Turns away deliveries that are in no batch yet; none may follow. */
    void turnAway() {
        lock.lock();
        try {
            for (Ticket ticket : waiting) {
                ticket.outcome = Outcome.TURNED_AWAY;
                ticket.changed.signal();
            }
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Deliveries that are in no batch yet. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Runs the longest-waiting deliveries, not necessarily the caller's; releases the lock while they run. */
    private void runBatch() {
        List<Ticket> batch = new ArrayList<>();
        List<MessageExt> messages = new ArrayList<>();
        long bytes = 0;
        do {
            Ticket next = waiting.remove();
            next.taken = true;
            batch.add(next);
            messages.addAll(next.messages);
            bytes += next.bytes;
        } while (!waiting.isEmpty()
                && messages.size() + waiting.peek().messages.size() <= batchSize
                && bytes + waiting.peek().bytes <= batchBytes);
        freeLanes--;
        wakeNext();
        lock.unlock();
        boolean succeeded = false;
        try {
            succeeded = work.test(messages);
        } finally {
            lock.lock();
            freeLanes++;
            for (Ticket done : batch) {
                done.outcome = succeeded ? Outcome.SUCCEEDED : Outcome.FAILED;
                done.changed.signal();
            }
            wakeNext();
        }
    }

    private void wakeNext() {
        if (freeLanes > 0 && !waiting.isEmpty()) {
            waiting.peek().changed.signal();
        }
    }

    private static boolean await(Ticket own, Runnable whileWaiting) {
        try {
            boolean changed = own.changed.await(HOLD_SECONDS, TimeUnit.SECONDS);
            if (!changed && !own.taken) {
                whileWaiting.run();
            }
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static final class Ticket {

        private final List<MessageExt> messages;
        private final long bytes;
        private final Condition changed;
        private boolean taken;
        private Outcome outcome;

        Ticket(List<MessageExt> messages, Condition changed) {
            this.messages = messages;
            this.bytes = DeliveryBounds.bytes(messages);
            this.changed = changed;
        }
    }
}
