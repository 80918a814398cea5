package io.ordercompensation.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ordercompensation.audit.Proposal.ProposedOrder;
import io.ordercompensation.claim.LogStatements;
import io.ordercompensation.sql.BuiltInStatements;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements of {@code sql/reconcile}; what they change belongs to the caller's transaction. */
final class ReconcileRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_GROUNDS = 1000;

    private final JdbcClient jdbc;
    private final LogStatements log;

    /** @param jdbc for what does not concern the consumer log */
    ReconcileRows(JdbcClient jdbc, LogStatements log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /** The status of the message of each order that has one. */
    Map<Long, Integer> logged(Collection<Long> orders) {
        Map<Long, Integer> statuses = new HashMap<>();
        log.named("reconcile/select-logged")
                .param("keys", orders.stream().map(String::valueOf).toList())
                .query(row -> {
                    statuses.put(Long.valueOf(row.getString("msg_key")), row.getInt("consumer_status"));
                });
        return statuses;
    }

    /** The orders that a person has to decide about, each with the reason. */
    Map<Long, String> live(Collection<Long> orders) {
        Map<Long, String> reasons = new HashMap<>();
        jdbc.sql(BuiltInStatements.text("reconcile/select-live-orders"))
                .param("orders", orders)
                .query(row -> {
                    reasons.put(row.getLong("order_id"), row.getString("reason"));
                });
        return reasons;
    }

    /** Records what is done; returns the number of rows. */
    int act(List<ProposedOrder> orders, String operator) {
        return log.named("reconcile/insert-acts")
                .param("acts", json(orders))
                .param("operator", operator)
                .param("now", log.now())
                .update();
    }

    /** Makes the messages due, and enters those that never came; returns the number of rows. */
    int due(List<ProposedOrder> orders, String remark) {
        int entered = log.named("reconcile/insert-due-messages")
                .param("acts", json(orders))
                .param("remark", remark)
                .param("now", log.now())
                .update();
        List<String> done = orders.stream()
                .filter(order -> order.status() != null)
                .map(ProposedOrder::key)
                .toList();
        return done.isEmpty()
                ? entered
                : entered
                        + log.named("reconcile/reopen-messages")
                                .param("keys", done)
                                .param("remark", remark)
                                .param("now", log.now())
                                .update();
    }

    private static String json(List<ProposedOrder> orders) {
        try {
            return JSON.writeValueAsString(
                    orders.stream().map(ReconcileRows::act).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The orders cannot be written as JSON", e);
        }
    }

    private static Map<String, Object> act(ProposedOrder order) {
        String grounds = String.join("; ", order.grounds());
        Map<String, Object> act = new HashMap<>();
        act.put("key", order.key());
        // Left out rather than null, which MySQL 8.0.15 refuses to read as an INT.
        if (order.status() != null) {
            act.put("status", order.status());
        }
        act.put("grounds", grounds.length() > MAX_GROUNDS ? grounds.substring(0, MAX_GROUNDS) : grounds);
        return act;
    }
}
