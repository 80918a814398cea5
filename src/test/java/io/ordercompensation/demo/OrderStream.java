package io.ordercompensation.demo;

import io.ordercompensation.embedded.TestProducer;
import io.ordercompensation.restore.Outage;
import io.ordercompensation.shop.Books;
import io.ordercompensation.shop.Order;
import io.ordercompensation.shop.Shop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelContext;
import org.apache.camel.processor.idempotent.IdempotentConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/** Places orders, lets them fail and cancels them, and says every few seconds how the books stand. */
final class OrderStream implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(OrderStream.class);
    private static final int ORDERS_PER_SECOND = 20;
    private static final int REPORT_SECONDS = 5;
    private static final List<String> BROKEN = List.of(
            "{\"orderId\":",
            "{\"goodsId\":7}",
            "{\"orderId\":\"seven\"}",
            "{\"orderId\":12,\"goodsNumber\":-3}",
            "{\"orderId\":12,\"userMoney\":1.999}");

    private final Outage outage;
    private final CamelContext camel;
    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private final RandomGenerator random = RandomGenerator.getDefault();
    private Shop shop;
    private TestProducer producer;
    private Order last;
    private int orders;
    private int messages;
    private int broken;

    OrderStream(Outage outage, CamelContext camel) {
        this.outage = outage;
        this.camel = camel;
    }

    void open(Shop shop, String nameServer) {
        this.shop = shop;
        this.producer = new TestProducer(nameServer);
        executor.scheduleAtFixedRate(
                guarded(this::failOneOrder), 0, 1_000_000 / ORDERS_PER_SECOND, TimeUnit.MICROSECONDS);
        executor.scheduleAtFixedRate(guarded(this::report), REPORT_SECONDS, REPORT_SECONDS, TimeUnit.SECONDS);
    }

    private void failOneOrder() {
        Order order = SampleShop.order(OrderIds.next(), orders + 1, random);
        synchronized (shop) {
            shop.place(order);
        }
        orders++;
        send(order);
        if (random.nextInt(10) == 0) {
            send(random.nextBoolean() || last == null ? order : last);
        }
        if (random.nextInt(200) == 0) {
            producer.send(
                    Demo.TOPIC, Demo.TAG, "", BROKEN.get(broken % BROKEN.size()).getBytes(StandardCharsets.UTF_8));
            broken++;
            messages++;
        }
        last = order;
    }

    private void send(Order order) {
        producer.send(Demo.TOPIC, Demo.TAG, order.key(), order.cancelBody().getBytes(StandardCharsets.UTF_8));
        messages++;
    }

    private void report() {
        // Not the messages: the broker may still hold some of an earlier run, whose orders this schema does not know.
        int restored =
                shop.jdbc().queryForObject("SELECT COUNT(*) FROM trade_order WHERE order_status = 2", Integer.class);
        int parked = shop.messages(3);
        int failed = shop.messages(2);
        List<String> breaches = new Books(shop).breaches();
        LOG.info(
                "{} orders failed, {} messages sent: {} orders restored, {} duplicates dropped, {} parked, {} to be"
                        + " retried, {} under way. The books {}",
                orders,
                messages,
                restored,
                camel.getProcessor("drop-duplicates", IdempotentConsumer.class).getDuplicateMessageCount(),
                parked,
                failed,
                Math.max(0, orders - restored - failed),
                breaches.isEmpty() ? "balance." : "DO NOT BALANCE: " + breaches);
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn(
                        "The sample shop is held up ({}){}",
                        e.getMessage(),
                        outage.since() == null ? "" : ", the database is away since " + outage.since());
            }
        };
    }

    /** Stops before the product does, so that nothing is placed that nobody cancels. */
    @Override
    public void destroy() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(REPORT_SECONDS, TimeUnit.SECONDS);
        if (producer != null) {
            producer.close();
        }
    }
}
