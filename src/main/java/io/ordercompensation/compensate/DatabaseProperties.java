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
 */
public record DatabaseProperties(
        @NotNull @DurationMin(millis = 10) @DurationMax(minutes = 1) Duration probeInterval,
        @NotNull @DurationMin(seconds = 0) @DurationMax(hours = 24) Duration startupWait) {}
