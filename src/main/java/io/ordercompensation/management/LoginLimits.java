package io.ordercompensation.management;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How fast passwords may be guessed.
 *
 * @param failuresPerAddress wrong passwords from one address within the window
 * @param failuresPerAccount wrong passwords for one name within the window, whoever they come from
 * @param window after this time as many are allowed anew; they come back evenly, one by one
 */
@Validated
@ConfigurationProperties("compensation.management.login")
public record LoginLimits(
        @DefaultValue("10") @Min(1) @Max(10_000) int failuresPerAddress,
        @DefaultValue("50") @Min(1) @Max(100_000) int failuresPerAccount,
        @DefaultValue("5m") @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 24) Duration window) {}
