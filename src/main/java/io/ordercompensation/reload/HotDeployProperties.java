package io.ordercompensation.reload;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How routes and statements are changed while the product runs.
 *
 * @param enabled whether the folders are polled
 * @param pollInterval time between two polls
 * @param settle how long a file must not have changed before it is read
 * @param drainTimeout how long a swap waits for the work in progress, and callers for the swap
 * @param maxFileBytes longer files are rejected
 * @param maxFiles from a folder with more files, no change is taken over
 * @param maxDirectoryBytes from a folder whose files have more in all, no change is taken over
 * @param maxSteps steps of the routes of all files together
 * @param maxWorkTime time that routes from files may work on one message, or one batch
 * @param maxTextBytes bytes of all texts that a message has in such a route
 * @param history entries of the history that are kept
 * @param versions good versions of each file that are kept
 * @param maxVersionBytes memory for the versions of all files
 * @param manifest SHA-256 of the files that may be deployed, null if every file may
 * @param publicKey key of whoever signs the files, null if they need no signature
 * @param trusted whether files may do all that Camel can
 */
public record HotDeployProperties(
        boolean enabled,
        @NotNull @DurationMin(millis = 50) @DurationMax(minutes = 10) Duration pollInterval,
        @NotNull @DurationMin(millis = 0) @DurationMax(minutes = 1) Duration settle,
        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 5) Duration drainTimeout,
        @Min(1024) @Max(16_777_216) int maxFileBytes,
        @Min(1) @Max(10_000) int maxFiles,
        @Min(1024) @Max(1_073_741_824) long maxDirectoryBytes,
        @Min(10) @Max(100_000) int maxSteps,
        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration maxWorkTime,
        @Min(1024) @Max(134_217_728) int maxTextBytes,
        @Min(1) @Max(10_000) int history,
        @Min(2) @Max(100) int versions,
        @Min(1_048_576) @Max(1_073_741_824) long maxVersionBytes,
        Path manifest,
        Path publicKey,
        boolean trusted,
        @NotNull @Valid Allow allow) {

    /**
     * What a file may use, as far as the product lets files use it at all.
     *
     * @param steps names of EIPs
     * @param schemes of endpoints
     * @param beans {@code bean.method} that routes may call, {@code bean} that they may be given
     * @param types that values may be converted to
     * @param exceptions that may be thrown
     * @param properties of the application that may stand in placeholders
     * @param names that may follow a dot in an expression
     * @param topics that messages are taken from and sent to
     * @param groups in which they are taken and sent
     */
    public record Allow(
            @DefaultValue Set<String> steps,
            @DefaultValue Set<String> schemes,
            @DefaultValue Set<String> beans,
            @DefaultValue Set<String> types,
            @DefaultValue Set<String> exceptions,
            @DefaultValue Set<String> properties,
            @DefaultValue Set<String> names,
            @DefaultValue Set<String> topics,
            @DefaultValue Set<String> groups) {}
}
