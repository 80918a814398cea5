package io.ordercompensation.support.demo;

import io.ordercompensation.audit.Audit;
import io.ordercompensation.audit.AuditReport;
import io.ordercompensation.management.Consumption;
import io.ordercompensation.support.embedded.TestProducer;
import io.ordercompensation.test.Books;
import io.ordercompensation.test.Shop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** The shop's day: orders are placed, refused, fail halfway and are cancelled; now and then a report of how it stands. */
final class OrderStream implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(OrderStream.class);
    private static final int REPORT_SECONDS = 5;
    private static final int THREADS = 4;
    private static final List<String> BROKEN = List.of(
            "{\"orderId\":",
            "{\"goodsId\":7}",
            "{\"orderId\":\"seven\"}",
            "{\"orderId\":12,\"goodsNumber\":-3}",
            "{\"orderId\":12,\"userMoney\":1.999}");

    private final Audit audit;
    private final Consumption consumption;
    private final StepFaults faults;
    private final Rates rates;
    private final Purchases purchases;
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(THREADS + 2);
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final AtomicInteger cancelled = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private Shop shop;
    private ShopFront front;
    private ClerkProcess clerk;
    private TestProducer producer;

    OrderStream(Audit audit, Consumption consumption, StepFaults faults, Rates rates) {
        this.audit = audit;
        this.consumption = consumption;
        this.faults = faults;
        this.rates = rates;
        this.purchases = new Purchases(rates);
    }

    void open(Shop shop, ShopFront front, ClerkProcess clerk, String nameServer) throws Exception {
        this.shop = shop;
        this.front = front;
        this.clerk = clerk;
        this.producer = new TestProducer(nameServer);
        long pause = THREADS * 1_000_000L / rates.ordersPerSecond();
        for (int thread = 0; thread < THREADS; thread++) {
            executor.scheduleAtFixedRate(guarded(this::order), thread * pause / THREADS, pause, TimeUnit.MICROSECONDS);
        }
        clerk.start();
        long life = rates.clerkLife().toMillis();
        executor.scheduleAtFixedRate(guarded(clerk::killAndStart), life, life, TimeUnit.MILLISECONDS);
        executor.scheduleAtFixedRate(guarded(this::report), REPORT_SECONDS, REPORT_SECONDS, TimeUnit.SECONDS);
    }

    private void order() throws Exception {
        long id = OrderIds.next();
        if (front.place(purchases.next(id)) && happens(rates.cancelled())) {
            long regret = random.nextLong(rates.cancelWithin().toMillis());
            executor.schedule(guarded(() -> cancel(id)), regret, TimeUnit.MILLISECONDS);
        }
        if (happens(rates.broken())) {
            send("", BROKEN.get(broken.getAndIncrement() % BROKEN.size()));
        }
    }

    private void cancel(long id) {
        String body = "{\"orderId\":%d}".formatted(id);
        send(Long.toString(id), body);
        cancelled.incrementAndGet();
        if (happens(rates.repeated())) {
            send(Long.toString(id), body);
        }
    }

    private void send(String key, String body) {
        producer.send(Demo.TOPIC, Demo.TAG, key, body.getBytes(StandardCharsets.UTF_8));
    }

    private boolean happens(double share) {
        return random.nextDouble() < share;
    }

    private void report() throws Exception {
        // Not the messages: the broker may still hold some of an earlier run, whose orders this schema does not know.
        int restored = count("SELECT COUNT(*) FROM trade_order WHERE order_status = 2");
        int open = count("SELECT COUNT(*) FROM trade_order WHERE order_status = 0");
        AuditReport report = audit.run().get();
        List<String> breaches = new Books(shop).conservation();
        LOG.info(
                "{}, {} of these halfway; {} confirmed ones cancelled; the clerk died {} times. {} orders"
                        + " restored, {} open, {} messages parked. {} {}",
                front.summary(),
                faults.failed(),
                cancelled,
                clerk.deaths(),
                restored,
                open,
                shop.messages(3),
                verdict(report),
                breaches.isEmpty() ? "The books balance." : "The books DO NOT BALANCE: " + breaches);
    }

    private static String verdict(AuditReport report) {
        return report.findings() == 0 && report.unchecked() == 0
                ? report.invariants().size() + " invariants hold."
                : "THE AUDIT FINDS "
                        + report.invariants().stream()
                                .filter(result -> result.findings() > 0 || result.problem() != null)
                                .map(result -> result.name() + ": " + result.findings()
                                        + (result.problem() == null ? "" : " " + result.problem()))
                                .toList();
    }

    private int count(String sql) {
        return shop.jdbc().queryForObject(sql, Integer.class);
    }

    private interface Task {
        void run() throws Exception;
    }

    private Runnable guarded(Task task) {
        return () -> {
            try {
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                LOG.warn("The sample shop is held up ({}) {}", e.getMessage(), consumption.pauses());
            }
        };
    }

    /** Stops before the product does, so that nothing is placed that nobody cancels. */
    @Override
    public void destroy() throws InterruptedException {
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.shutdown();
        if (clerk != null) {
            clerk.stop();
        }
        executor.awaitTermination(REPORT_SECONDS, TimeUnit.SECONDS);
        if (producer != null) {
            producer.close();
        }
    }
}
