package io.ordercompensation.retry;

import java.util.List;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The retry policy in a JMX console, as {@code compensation.retry} sets it. */
@ManagedResource(
        objectName = RetryConsole.NAME,
        description = "What becomes of a message that failed, as compensation.retry sets it")
public class RetryConsole {

    public static final String NAME = "io.ordercompensation:type=Retry";

    private final RetryPolicy policy;
    private final RetrySettings settings;
    private final List<String> rules;

    /**
     * @param policy in force, which may be a user's own
     * @param rules each as one line
     */
    public RetryConsole(RetryPolicy policy, RetrySettings settings, List<String> rules) {
        this.policy = policy;
        this.settings = settings;
        this.rules = List.copyOf(rules);
    }

    /** Names the class that decides. */
    @ManagedAttribute(description = "The class that decides; a bean of your own leaves the settings below unused")
    public String getPolicy() {
        return policy.getClass().getName();
    }

    @ManagedAttribute(description = "Retries after the first attempt, before a message is parked")
    public int getMaxRetries() {
        return settings.maxRetries();
    }

    @ManagedAttribute(description = "Wait before the first retry")
    public String getInitialDelay() {
        return settings.initialDelay().toString();
    }

    @ManagedAttribute(description = "Factor by which each wait is longer than the one before")
    public double getMultiplier() {
        return settings.multiplier();
    }

    @ManagedAttribute(description = "The longest wait")
    public String getMaxDelay() {
        return settings.maxDelay().toString();
    }

    /** Lists the rules in the order in which they are tried. */
    @ManagedAttribute(description = "Rules for certain failures; the first match applies")
    public List<String> getRules() {
        return rules;
    }
}
