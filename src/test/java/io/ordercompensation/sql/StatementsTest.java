package io.ordercompensation.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which statement is in force, and for which of them a user may have one of their own. */
class StatementsTest {

    private final Statements statements = new Statements(Path.of("none"));

    @Test
    void theUsersIsInForceUntilItIsTakenAway() {
        String jars = statements.text("cancel-orders");
        assertThat(jars).contains("UPDATE");

        statements.put("cancel-orders", "SELECT 1");
        assertThat(statements.text("cancel-orders")).isEqualTo("SELECT 1");
        assertThat(statements.builtIn("cancel-orders")).contains(jars);

        statements.remove("cancel-orders");
        assertThat(statements.text("cancel-orders")).isEqualTo(jars);
    }

    @Test
    void saysWhichIsMissing() {
        assertThatThrownBy(() -> statements.text("no-such"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such");
        assertThatThrownBy(() -> BuiltInStatements.text("claim/no-such")).hasMessageContaining("sql/claim/no-such.sql");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel-orders", "restore-points", "order/take-goods", "outbox/insert-cancel"})
    void whatRoutesAndTheOutboxRunMayBeReplaced(String name) {
        assertThat(Statements.isOverridable(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claim/insert-messages",
                "parked/replay-messages",
                "reconcile/insert-acts",
                "adopt/groups",
                "other/name",
                "../cancel-orders",
                "Cancel",
                ""
            })
    void allOthersMayNot(String name) {
        assertThat(Statements.isOverridable(name)).isFalse();
    }
}
