package io.ordercompensation.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ordercompensation.support.embedded.EmbeddedDatabase;
import io.ordercompensation.support.embedded.OnEachDatabase;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** An act and its row in the audit are there together, or neither is. */
@OnEachDatabase
class AuditIT extends OperatorIT {

    AuditIT(EmbeddedDatabase database) {
        super(database, false);
    }

    @Test
    void withoutAnAuditNothingIsDone() {
        String paid = parkPaid(base);
        String invalid = parkInvalid("{}");
        var before = log();

        shop.jdbc().execute("RENAME TABLE trade_mq_operator_log TO trade_mq_operator_log_away");
        try {
            fails(() -> parked.replay(paid, "ann"));
            fails(() -> parked.replayAll(Filter.all(), "ann", so -> {}));
            fails(() -> parked.edit(paid, "{\"orderId\":" + paid + "}", "ann"));
            fails(() -> parked.edit(invalid, "{\"orderId\":" + (base + 1) + "}", "ann"));
            fails(() -> parked.discard(invalid, "not needed", "ann"));
        } finally {
            shop.jdbc().execute("RENAME TABLE trade_mq_operator_log_away TO trade_mq_operator_log");
        }

        assertThat(log()).isEqualTo(before);
        assertThat(parked.replay(paid, "ann").outcome()).isEqualTo(ActResult.Outcome.DONE);
    }

    @Test
    void whatCouldNotBeDoneIsNotInTheAudit() {
        String paid = parkPaid(base);
        String invalid = parkInvalid("{}");
        var before = log();

        whileNoRowCanGet(2, () -> {
            fails(() -> parked.replay(paid, "ann"));
            fails(() -> parked.edit(paid, "{\"orderId\":" + paid + "}", "ann"));
        });
        whileNoRowCanGet(4, () -> {
            fails(() -> parked.discard(paid, "not needed", "ann"));
            // The row of the order has been entered and the audit written when the old row cannot be closed.
            fails(() -> parked.edit(invalid, "{\"orderId\":" + (base + 1) + "}", "ann"));
        });

        assertThat(log()).isEqualTo(before);
        assertThat(audit()).isEmpty();
    }

    private void whileNoRowCanGet(int status, Runnable acts) {
        shop.jdbc()
                .execute("CREATE TRIGGER refused BEFORE UPDATE ON trade_mq_consumer_log FOR EACH ROW"
                        + " IF NEW.consumer_status = " + status
                        + " THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused'; END IF");
        try {
            acts.run();
        } finally {
            shop.jdbc().execute("DROP TRIGGER refused");
        }
    }

    private static void fails(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(DataAccessException.class);
    }

    private List<Map<String, Object>> log() {
        return shop.jdbc().queryForList("SELECT * FROM trade_mq_consumer_log ORDER BY msg_key");
    }
}
