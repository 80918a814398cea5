package io.ordercompensation.support.embedded;

import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops servers when the JVM ends, as a last resort and after Spring's own hooks: an application that is still draining
 * needs its broker and its database. (Spring Boot's shutdown handlers only run where a SpringApplication did.)
 */
final class JvmExit {

    private static final Logger LOG = LoggerFactory.getLogger(JvmExit.class);
    private static final Set<String> SPRING_HOOKS =
            Set.of("SpringApplicationShutdownHook", "SpringContextShutdownHook");
    private static final Duration SPRING_LIMIT = Duration.ofSeconds(60);
    /** All hooks are started at once, in no order. */
    private static final Duration HOOKS_START = Duration.ofMillis(500);

    private static final Deque<Runnable> TASKS = new ConcurrentLinkedDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(JvmExit::run, "embedded-servers-shutdown"));
    }

    private JvmExit() {}

    /** Tasks run in the opposite order of their registration. */
    static void stop(Runnable task) {
        TASKS.addFirst(task);
    }

    private static void run() {
        awaitSpring();
        TASKS.forEach(task -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("A server could not be stopped", e);
            }
        });
    }

    private static void awaitSpring() {
        LockSupport.parkNanos(HOOKS_START.toNanos());
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (SPRING_HOOKS.contains(thread.getName())) {
                try {
                    thread.join(SPRING_LIMIT.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }
}
