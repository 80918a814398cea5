package io.ordercompensation.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How much of the process the clients of a port can take, for each of the two ports.
 *
 * @param maxBodies bodies of requests waited for at a time; one more is answered 503
 * @param bodyTimeout how long a body may take, and how long it may pause
 * @param headerTimeout how long a request's headers may take
 * @param reservedThreads threads of the server kept for liveness and readiness
 * @param maxSessions sessions of browsers
 */
@Validated
@ConfigurationProperties("compensation.http")
public record HttpLimits(
        @Min(2) @Max(1000) int maxBodies,
        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 5) Duration bodyTimeout,
        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 5) Duration headerTimeout,
        @Min(1) @Max(1000) int reservedThreads,
        @Min(1) @Max(100_000) int maxSessions) {}
