package io.ordercompensation.order;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DeadlockLoserDataAccessException;

/** Lets every tenth order fail once, before or after one of its statements; which and how is the seed's choice. */
@Configuration(proxyBeanMethods = false)
class RandomFaults {

    private static final List<String> STATEMENTS = List.of(
            "insert-order",
            "insert-taken-goods",
            "take-goods",
            "insert-used-coupon",
            "use-own-coupon",
            "insert-payment",
            "take-money",
            "confirm-saved-order",
            "select-order-status");

    private final Map<Long, Boolean> failed = new ConcurrentHashMap<>();
    private final long seed;

    RandomFaults(@Value("${random.seed}") long seed) {
        this.seed = seed;
    }

    @Bean
    InterceptStrategy fail() {
        return (context, definition, target, next) -> STATEMENTS.contains(definition.getId())
                ? new DelegateAsyncProcessor(exchange -> run(exchange, definition.getId(), target))
                : target;
    }

    private void run(Exchange exchange, String statement, Processor target) throws Exception {
        long order = (Long) exchange.getMessage().getBody(Map.class).get("orderId");
        Random random = new Random(seed ^ order * 0x9E3779B97F4A7C15L);
        boolean fails = random.nextInt(10) == 0 && statement.equals(STATEMENTS.get(random.nextInt(STATEMENTS.size())));
        boolean before = random.nextBoolean();
        int kind = random.nextInt(3);
        fails = fails && failed.putIfAbsent(order, true) == null;
        if (fails && before) {
            throw failure(kind);
        }
        target.process(exchange);
        if (fails) {
            throw failure(kind);
        }
    }

    private static RuntimeException failure(int kind) {
        return switch (kind) {
            case 0 ->
                new DeadlockLoserDataAccessException("the seed's", new SQLException("Deadlock found", "40001", 1213));
            case 1 -> new RefusedException("10005: the seed lets this order be refused");
            default -> new IllegalStateException("the seed lets this order fail");
        };
    }

    int failed() {
        return failed.size();
    }
}
