package io.ordercompensation.support.benchmark;

import io.ordercompensation.claim.ClaimStatement;
import io.ordercompensation.message.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The product's own statements for one batch of the ledger, without the routes around them. */
final class BatchSql {

    /** Stands around each statement. */
    interface Watch {
        <T> T run(String statement, Supplier<T> work);
    }

    private final Map<String, String> statements = new ConcurrentHashMap<>();
    private final NamedParameterJdbcTemplate jdbc;
    private final ClaimStatement claim;
    private final Watch watch;

    BatchSql(DataSource dataSource, String group, Watch watch) {
        this.jdbc = new NamedParameterJdbcTemplate(dataSource);
        this.claim = new ClaimStatement(dataSource, group, Assignment.TAG);
        this.watch = watch;
    }

    /** Restores the orders from the first to the last in the transaction that is open. */
    void restore(long first, long last) {
        List<Delivery> batch =
                LongStream.rangeClosed(first, last).mapToObj(BatchSql::delivery).toList();
        watch.run("claim/claim-messages", () -> claim.claim(batch));
        Map<String, Object> orders =
                Map.of("orders", batch.stream().map(Delivery::keys).collect(Collectors.joining(",", "[", "]")));
        if (!watch.run(
                        "select-uncancellable-orders",
                        () -> jdbc.queryForList(sql("select-uncancellable-orders"), orders))
                .isEmpty()) {
            throw new IllegalStateException("An order of the benchmark is paid");
        }
        give("select-taken-goods.ledger", "insert-restored-goods", "update-goods-stock", orders);
        give("select-used-coupons.ledger", "insert-returned-coupons", "release-coupons", orders);
        give("select-paid-balances.ledger", "insert-refunds", "update-balances", orders);
        update("cancel-orders", orders);
    }

    private void give(String select, String log, String update, Map<String, Object> orders) {
        Map<String, Object> taken = watch.run(select, () -> jdbc.queryForMap(sql(select), orders));
        update(log, taken);
        update(update, taken);
    }

    private void update(String name, Map<String, Object> parameters) {
        watch.run(name, () -> jdbc.update(sql(name), parameters));
    }

    private String sql(String name) {
        return statements.computeIfAbsent(name, file -> {
            try {
                // Camel's way to write a named parameter, and Spring's.
                return new ClassPathResource("order-compensation/sql/" + file + ".sql")
                        .getContentAsString(StandardCharsets.UTF_8)
                        .replace(":#", ":");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Delivery delivery(long id) {
        var order = Orders.UNIFORM.order(id);
        return Delivery.fresh("id" + id, order.key(), order.cancelBody().getBytes(StandardCharsets.UTF_8));
    }
}
