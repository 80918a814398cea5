package io.ordercompensation.retry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Asks the first rule whose pattern matches the failure, and another policy if none does. */
public final class RuleRetryPolicy implements RetryPolicy {

    private final List<Rule> rules;
    private final RetryPolicy otherwise;

    public RuleRetryPolicy(List<Rule> rules, RetryPolicy otherwise) {
        this.rules = List.copyOf(rules);
        this.otherwise = Objects.requireNonNull(otherwise, "otherwise");
    }

    @Override
    public Decision decide(Throwable cause, int attempts, Instant now) {
        // A batch that meets a deadlock runs again before any policy is asked, so a rule could never be relied on
        // there.
        if (!Causes.isInfrastructure(cause)) {
            for (Rule rule : rules) {
                if (rule.failure().matches(cause)) {
                    return rule.policy().decide(cause, attempts, now);
                }
            }
        }
        return otherwise.decide(cause, attempts, now);
    }

    /**
     * What becomes of the messages that fail in one way.
     *
     * @param policy decides about these messages only
     */
    public record Rule(FailurePattern failure, RetryPolicy policy) {

        public Rule {
            Objects.requireNonNull(failure, "failure");
            Objects.requireNonNull(policy, "policy");
        }

        /** Parks at once, without a retry. */
        public static Rule park(FailurePattern failure) {
            return new Rule(
                    failure,
                    (cause, attempts, now) -> new Park("attempt %d failed and the rule for %s parks it: %s"
                            .formatted(attempts, failure.exception(), Causes.rootReason(cause))));
        }

        /** Runs again as after a lost connection: no attempt is counted. */
        public static Rule runAgain(FailurePattern failure) {
            return new Rule(failure, (cause, attempts, now) -> new RunAgain());
        }
    }
}
