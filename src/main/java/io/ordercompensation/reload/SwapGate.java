package io.ordercompensation.reload;

import io.ordercompensation.reload.check.RejectedException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;

/**
 * Lets exchanges into {@code direct:} routes one by one, and holds them at the gate while routes are swapped. Camel's
 * own graceful stop is not enough here: under a steady stream it waits for a moment without exchanges that does not
 * come, and a caller that has looked up the old consumer but not entered it yet would find it stopped.
 *
 * <p>Only the outermost call is counted. Calls within it pass, else they would wait for a swap that waits for them.
 * They are known by the thread, because the isolation begins new exchanges, or by a property, because a split copies
 * exchanges.
 */
public final class SwapGate {

    private static final String INSIDE = "compensation.inside-swap-gate";

    private final ThreadLocal<Boolean> threadIsInside = new ThreadLocal<>();
    private int inside;
    /** Callers wait while this is above zero: a swap is under way, or the start is. */
    private int closures = 1;

    /** Callers wait until it is opened: before the folders have been read once, a batch would miss the users' steps. */
    public SwapGate() {}

    /** Work that may throw what Camel throws. */
    interface Work<T> {
        T run() throws Exception;
    }

    /** Answers whether this call is the outermost one, which has to {@link #leave} when it is done. */
    boolean enter(Exchange exchange) throws InterruptedException {
        if (threadIsInside.get() != null || exchange.getProperty(INSIDE) != null) {
            return false;
        }
        synchronized (this) {
            while (closures > 0) {
                wait();
            }
            inside++;
        }
        threadIsInside.set(true);
        exchange.setProperty(INSIDE, true);
        return true;
    }

    /** The calling thread goes on with something else; the exchange may still be under way on another thread. */
    void threadReturns() {
        threadIsInside.remove();
    }

    void leave(Exchange exchange) {
        exchange.removeProperty(INSIDE);
        synchronized (this) {
            inside--;
            notifyAll();
        }
    }

    /**
     * Does the work while no call is inside and all callers wait at the gate.
     *
     * @throws RejectedException passing, if the calls inside did not end in time; the work is not begun then
     */
    <T> T whileEmpty(Duration patience, Work<T> work) throws Exception {
        try {
            // Its first statement counts the closure, so that opening below is always right.
            close(patience);
            return work.run();
        } finally {
            open();
        }
    }

    private synchronized void close(Duration patience) throws InterruptedException, RejectedException {
        closures++;
        long end = System.nanoTime() + patience.toNanos();
        while (inside > 0) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw RejectedException.passing(
                        "%d exchanges in hand were not done within %s; the old routes go on."
                                .formatted(inside, patience),
                        "It is tried again by itself; compensation.hot-deploy.drain-timeout says how long it waits.",
                        null);
            }
            // Rounded up: a wait of 0 would have no end.
            wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
        }
    }

    /** Lets everybody in, unless there is another reason to wait. */
    synchronized void open() {
        closures--;
        notifyAll();
    }
}
