package io.ordercompensation.config;

import io.ordercompensation.retry.BackoffRetryPolicy;
import io.ordercompensation.retry.FailurePattern;
import io.ordercompensation.retry.RetryConsole;
import io.ordercompensation.retry.RetryPolicy;
import io.ordercompensation.retry.RetryProperties;
import io.ordercompensation.retry.RetryRule;
import io.ordercompensation.retry.RetrySettings;
import io.ordercompensation.retry.RuleRetryPolicy;
import io.ordercompensation.retry.RuleRetryPolicy.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The retry policy that {@code compensation.retry} describes: its rules, and the general one for all other failures. */
final class ConfiguredRetryPolicy {

    private static final String PREFIX = "compensation.retry.";

    private ConfiguredRetryPolicy() {}

    /**
     * Puts the policy together.
     *
     * @throws StartupFailureException if a max-delay is shorter than its initial-delay
     */
    static RetryPolicy of(RetryProperties retry) {
        RetrySettings general = general(retry);
        List<Rule> rules = new ArrayList<>();
        for (RetryRule rule : retry.rules()) {
            rules.add(rule(rule, "rules[" + rules.size() + "].", general));
        }
        return new RuleRetryPolicy(rules, backoff(general));
    }

    /** What a JMX console shows of the policy in force and of these settings. */
    static RetryConsole console(RetryPolicy policy, RetryProperties retry) {
        return new RetryConsole(
                policy,
                general(retry),
                retry.rules().stream().map(RetryRule::toString).toList());
    }

    private static RetrySettings general(RetryProperties retry) {
        return settings(
                "", retry.maxRetries(), retry.initialDelay(), retry.multiplier(), retry.maxDelay(), retry.jitter());
    }

    private static Rule rule(RetryRule rule, String place, RetrySettings general) {
        FailurePattern failure = new FailurePattern(rule.exception(), rule.message());
        return switch (rule.action()) {
            case PARK -> Rule.park(failure);
            case RUN_AGAIN -> Rule.runAgain(failure);
            case RETRY ->
                new Rule(
                        failure,
                        backoff(settings(
                                place,
                                own(rule.maxRetries(), general.maxRetries()),
                                own(rule.initialDelay(), general.initialDelay()),
                                own(rule.multiplier(), general.multiplier()),
                                own(rule.maxDelay(), general.maxDelay()),
                                general.jitter())));
        };
    }

    private static RetryPolicy backoff(RetrySettings settings) {
        return new BackoffRetryPolicy(settings, RandomGenerator.getDefault());
    }

    private static RetrySettings settings(
            String place, int maxRetries, Duration initialDelay, double multiplier, Duration maxDelay, double jitter) {
        if (maxDelay.compareTo(initialDelay) < 0) {
            throw new StartupFailureException(
                    "%s%smax-delay is %s, shorter than initial-delay, which is %s"
                            .formatted(PREFIX, place, maxDelay, initialDelay),
                    "Lengthen max-delay or shorten initial-delay. A rule that sets only one of them gets the other from %s."
                            .formatted(PREFIX.substring(0, PREFIX.length() - 1)),
                    null);
        }
        return new RetrySettings(maxRetries, initialDelay, multiplier, maxDelay, jitter);
    }

    private static <T> T own(T ofRule, T general) {
        return ofRule == null ? general : ofRule;
    }
}
