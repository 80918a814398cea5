package io.ordercompensation.config;

import io.ordercompensation.adopt.AdoptProperties;
import io.ordercompensation.audit.AuditProperties;
import io.ordercompensation.claim.DeadLettersProperties;
import io.ordercompensation.claim.KeptBodies;
import io.ordercompensation.claim.RetentionProperties;
import io.ordercompensation.compensate.ConsumerProperties;
import io.ordercompensation.compensate.DatabaseProperties;
import io.ordercompensation.compensate.RestoreStep;
import io.ordercompensation.management.ManagementProperties;
import io.ordercompensation.order.OrderProperties;
import io.ordercompensation.outbox.OutboxProperties;
import io.ordercompensation.parked.ParkedProperties;
import io.ordercompensation.reload.HotDeployProperties;
import io.ordercompensation.retry.RetryProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of this product. Their defaults are in the jar's {@code defaults.yaml}, because routes read them from
 * there too.
 *
 * @param builtInRoutes the YAML files of the jar, by name: a wildcard would look through every jar, which takes seconds
 * @param source where the numbers of a restoration come from
 * @param steps the restore steps of this instance, in their order
 * @param sqlDirectory SQL files here win over those in the jar
 * @param sqlFunctions functions that the user's statements may call besides those that touch only their arguments
 * @param sqlTimeout of a statement that a route runs
 * @param routesDirectory YAML routes here are deployed while the product runs
 * @param maxBodyBytes longer bodies are parked unread
 * @param maxKeptBodyBytes parked bodies longer than this are cut before they take memory; length and digest are kept
 * @param maxStatementBytes bytes of bodies in one statement of the consumer log, or read from it at a time
 * @param keptBodies all, or those of the messages that did not succeed
 */
@Validated
@ConfigurationProperties("compensation")
public record CompensationProperties(
        @NotEmpty List<String> builtInRoutes,
        @NotNull Source source,
        @NotEmpty List<RestoreStep> steps,
        @NotNull Path sqlDirectory,
        @DefaultValue @Size(max = 1000) Set<@Pattern(regexp = "[*]|[^*\\s]{1,200}") String> sqlFunctions,
        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10) Duration sqlTimeout,
        @NotNull Path routesDirectory,
        @Min(64) @Max(4 * 1024 * 1024) int maxBodyBytes,
        @Min(1024) @Max(8 * 1024 * 1024) int maxKeptBodyBytes,
        @Min(64 * 1024) @Max(64 * 1024 * 1024) int maxStatementBytes,
        @NotNull KeptBodies keptBodies,
        @NotNull @Valid @NestedConfigurationProperty ConsumerProperties consumer,
        @NotNull @Valid @NestedConfigurationProperty RetryProperties retry,
        @NotNull @Valid @NestedConfigurationProperty RetentionProperties retention,
        @NotNull @Valid @NestedConfigurationProperty DeadLettersProperties deadLetters,
        @NotNull @Valid @NestedConfigurationProperty DatabaseProperties database,
        @NotNull @Valid @NestedConfigurationProperty ParkedProperties parked,
        @NotNull @Valid @NestedConfigurationProperty AuditProperties audit,
        @NotNull @Valid @NestedConfigurationProperty AdoptProperties adopt,
        @NotNull @Valid @NestedConfigurationProperty OutboxProperties outbox,
        @NotNull @Valid @NestedConfigurationProperty OrderProperties order,
        @NotNull @Valid @NestedConfigurationProperty HotDeployProperties hotDeploy,
        @DefaultValue @Valid @NestedConfigurationProperty ManagementProperties management) {

    /** A body that may be read has to arrive whole. */
    @AssertTrue(message = "compensation.max-kept-body-bytes must be compensation.max-body-bytes or more")
    public boolean isEveryReadableBodyKept() {
        return maxKeptBodyBytes >= maxBodyBytes;
    }

    /** Of a success that is given back once more, a message that is the only account of it has to be there. */
    @AssertTrue(message = "compensation.kept-bodies may be unsuccessful only if compensation.source is ledger")
    public boolean isEveryNeededBodyKept() {
        return keptBodies != KeptBodies.UNSUCCESSFUL || source != Source.MESSAGE;
    }

    /** Where the numbers of a restoration come from (design section 4). */
    public enum Source {
        /** From what the order took, as the log tables say. */
        LEDGER,
        /** From the message, for systems without logs of what was taken. */
        MESSAGE
    }
}
