package io.ordercompensation.compensate;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * How to wait for the database.
 *
 * @param probeInterval time between two checks whether it answers
 * @param startupWait how long the start waits for it before it gives up
 * @param migrate whether an application that embeds the product brings its tables to their shape at the start; the jar
 *     has {@code spring.flyway.enabled} for that
 */
public record DatabaseProperties(
        @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 1) Duration probeInterval,
        @NotNull @DurationMin(seconds = 0) @DurationMax(hours = 24) Duration startupWait,
        boolean migrate) {}
