package io.ordercompensation.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.ordercompensation.retry.RetryPolicy.Decision;
import io.ordercompensation.retry.RetryPolicy.Park;
import io.ordercompensation.retry.RetryPolicy.RetryAt;
import io.ordercompensation.retry.RetryPolicy.RunAgain;
import io.ordercompensation.retry.RuleRetryPolicy.Rule;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleRetryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final RetryPolicy TOMORROW = (cause, attempts, now) -> new RetryAt(now.plusSeconds(86_400));
    private static final Exception FAULT = new RuntimeException(new IllegalStateException("goods 1 is gone"));

    @Test
    void asksTheFirstRuleThatMatches() {
        assertThat(decide(
                        FAULT,
                        Rule.park(failure("SQLException")),
                        Rule.runAgain(failure("IllegalStateException")),
                        Rule.park(failure("Exception"))))
                .isEqualTo(new RunAgain());
    }

    @Test
    void asksTheOtherPolicyIfNoneDoes() {
        assertThat(decide(FAULT, Rule.park(failure("SQLException")))).isEqualTo(new RetryAt(NOW.plusSeconds(86_400)));
        assertThat(decide(FAULT)).isEqualTo(new RetryAt(NOW.plusSeconds(86_400)));
    }

    @Test
    void parksWithTheReasonAndTheRule() {
        assertThat(decide(FAULT, Rule.park(failure("IllegalStateException"))))
                .isEqualTo(
                        new Park(
                                "attempt 1 failed and the rule for IllegalStateException parks it: IllegalStateException: goods 1 is gone"));
    }

    @Test
    void leavesTheDecisionToTheRulesOwnPolicy() {
        Rule inAMinute = new Rule(
                failure("IllegalStateException"),
                (cause, attempts, now) -> new RetryAt(now.plusSeconds(60L * attempts)));

        assertThat(new RuleRetryPolicy(List.of(inAMinute), TOMORROW).decide(FAULT, 2, NOW))
                .isEqualTo(new RetryAt(NOW.plusSeconds(120)));
    }

    @Test
    void asksNoRuleAboutTheInfrastructure() {
        Exception deadlock = new RuntimeException(new SQLException("Deadlock found", "40001", 1213));

        assertThat(decide(deadlock, Rule.park(failure("SQLException"))))
                .isEqualTo(new RetryAt(NOW.plusSeconds(86_400)));
    }

    private static Decision decide(Throwable cause, Rule... rules) {
        return new RuleRetryPolicy(List.of(rules), TOMORROW).decide(cause, 1, NOW);
    }

    private static FailurePattern failure(String exception) {
        return new FailurePattern(exception, null);
    }
}
