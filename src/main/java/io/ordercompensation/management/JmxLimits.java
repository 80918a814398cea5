package io.ordercompensation.management;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What one request to the JMX console may cost. The size of a single value is set by {@code
 * management.endpoint.jolokia.config.*}.
 *
 * @param maxRequests requests in one bulk
 * @param maxDepth nesting of the request's JSON
 * @param maxAnswerBytes bytes of one answer, alone or in a bulk
 * @param concurrency requests worked on at a time
 * @param timeout after this time a bulk begins no further request
 */
@Validated
@ConfigurationProperties("compensation.management.jmx")
public record JmxLimits(
        @Min(1) @Max(10_000) int maxRequests,
        @Min(5) @Max(500) int maxDepth,
        @Min(65_536) @Max(1024 * 1024 * 1024) int maxAnswerBytes,
        @Min(1) @Max(100) int concurrency,
        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 10) Duration timeout) {}
