package io.ordercompensation.order;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/**
 * Confirms orders in a process of its own, and holds each of them for ever before another step of its way, the first
 * order before the first step, the second before the second. Whoever reads its output knows when to kill it.
 */
@Configuration(proxyBeanMethods = false)
class FrozenOrders {

    static final String FROZEN = "frozen: order ";
    static final String ENDED = "ended: order ";
    /** Steps that do something; the last one of each decides on the commit of what came before it. */
    private static final Set<String> KINDS = Set.of("to", "bean", "filter");

    private final Map<Long, AtomicInteger> passed = new ConcurrentHashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final long first;
    private final int points;

    FrozenOrders(@Value("${frozen.first}") long first, @Value("${frozen.points}") int points) {
        this.first = first;
        this.points = points;
    }

    @Bean
    InterceptStrategy freeze() {
        return (context, definition, target, next) -> KINDS.contains(definition.getShortName())
                ? new DelegateAsyncProcessor(exchange -> {
                    passes(exchange, definition);
                    target.process(exchange);
                })
                : target;
    }

    private void passes(Exchange exchange, NamedNode step) throws InterruptedException {
        if (exchange.getMessage().getBody() instanceof Map<?, ?> fields
                && fields.get("orderId") instanceof Long order) {
            long point = (order - first) % points;
            if (passed.computeIfAbsent(order, o -> new AtomicInteger()).getAndIncrement() == point) {
                System.out.println(FROZEN + order + " before " + step.getId());
                never.await();
            }
        }
    }

    /** Two orders for each point: one to be asked for again, one to be left alone. */
    @EventListener
    void begin(ApplicationReadyEvent ready) {
        ProducerTemplate template =
                ready.getApplicationContext().getBean(CamelContext.class).createProducerTemplate();
        for (long order = first; order < first + 2L * points; order++) {
            long id = order;
            new Thread(() -> confirm(template, id), "order-" + id).start();
        }
    }

    private static void confirm(ProducerTemplate template, long order) {
        template.requestBody("direct:confirm-order", purchase(order).json());
        System.out.println(ENDED + order);
    }

    /** Goods, user and coupon of its own, all under the order's number. */
    static Purchase purchase(long order) {
        return Purchase.of(order, order, order)
                .with("goodsNumber", 2)
                .with("couponId", order)
                .with("moneyPaid", "7.50");
    }
}
