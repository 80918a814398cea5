package io.ordercompensation.claim;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** One open transaction of an instance, on a thread and a connection of its own. */
final class Session implements AutoCloseable {

    private static final long LIMIT_SECONDS = 30;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final PlatformTransactionManager manager;
    private final TransactionStatus transaction;

    Session(PlatformTransactionManager manager) {
        this.manager = manager;
        this.transaction = call(() -> manager.getTransaction(new DefaultTransactionDefinition()));
    }

    /** Starts work in the transaction; it may have to wait for a lock. */
    <T> Future<T> start(Callable<T> work) {
        return thread.submit(work);
    }

    <T> T call(Callable<T> work) {
        return result(start(work));
    }

    void commit() {
        result(startCommit());
    }

    /** Commits as soon as the work started before is done. */
    Future<?> startCommit() {
        return thread.submit(() -> manager.commit(transaction));
    }

    void rollback() {
        call(() -> {
            manager.rollback(transaction);
            return null;
        });
    }

    @Override
    public void close() {
        thread.submit(() -> {
            if (!transaction.isCompleted()) {
                manager.rollback(transaction);
            }
        });
        thread.shutdown();
    }

    static <T> T result(Future<T> work) {
        try {
            return work.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("Still waiting after " + LIMIT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
