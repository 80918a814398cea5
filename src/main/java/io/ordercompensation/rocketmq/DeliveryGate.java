package io.ordercompensation.rocketmq;

import java.util.concurrent.TimeUnit;

/**
 * Lets deliveries through while the consumer runs, holds them while it is suspended, and turns them away once it is
 * closed. Interruption does not end a wait: the delivery would be answered before its queue is released.
 */
final class DeliveryGate {

    private static final long HOLD_MILLIS = 10_000;

    private enum State {
        OPEN,
        SUSPENDED,
        CLOSING,
        CLOSED
    }

    private State state = State.OPEN;
    private int inHand;

    /**
     * Waits until a delivery may be processed; {@link #leave} has to follow.
     *
     * @param whileHeld called now and then while the delivery is held
     * @return false if the gate is closed
     */
    synchronized boolean enter(Runnable whileHeld) {
        boolean interrupted = false;
        while (state == State.SUSPENDED || state == State.CLOSING) {
            interrupted |= waitFor(HOLD_MILLIS);
            whileHeld.run();
        }
        restoreInterrupt(interrupted);
        if (state == State.CLOSED) {
            return false;
        }
        inHand++;
        return true;
    }

    synchronized void leave() {
        inHand--;
        notifyAll();
    }

    /** Waits that long, or until the gate is not open any more. */
    synchronized void rest(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean interrupted = false;
        for (long left = millis; state == State.OPEN && left > 0; left = millisUntil(end)) {
            interrupted |= waitFor(left);
        }
        restoreInterrupt(interrupted);
    }

    synchronized void suspend() {
        change(State.OPEN, State.SUSPENDED);
    }

    synchronized void resume() {
        change(State.SUSPENDED, State.OPEN);
    }

    /**
     * Lets nobody in any more, and waits for those inside.
     *
     * @return false if some are still inside after that many milliseconds
     */
    synchronized boolean drain(long millis) {
        state = State.CLOSING;
        notifyAll();
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        boolean interrupted = false;
        for (long left = millis; inHand > 0 && left > 0; left = millisUntil(end)) {
            interrupted |= waitFor(left);
        }
        restoreInterrupt(interrupted);
        return inHand == 0;
    }

    /** Turns away those who wait and all who come later. */
    synchronized void close() {
        state = State.CLOSED;
        notifyAll();
    }

    private void change(State from, State to) {
        if (state == from) {
            state = to;
            notifyAll();
        }
    }

    private boolean waitFor(long millis) {
        try {
            wait(millis);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static long millisUntil(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }

    private static void restoreInterrupt(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
