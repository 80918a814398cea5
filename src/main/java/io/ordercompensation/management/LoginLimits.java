package io.ordercompensation.management;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.validation.annotation.Validated;

/**
 * How fast passwords may be guessed, and how many sessions an account may have.
 *
 * @param failures wrong passwords for one name from one address within the window
 * @param failuresPerAddress wrong passwords from one address within the window, for any names; beyond it, one guess a
 *     second is checked, for names that nobody there has got wrong
 * @param failuresPerAccount wrong passwords for one name within the window, from any address
 * @param window after this time as many are allowed again; they come back evenly, one by one
 * @param sessionsPerAccount browser sessions of one account; one more ends the oldest
 */
@Validated
@ConfigurationProperties("compensation.management.login")
public record LoginLimits(
        @Min(1) @Max(10_000) int failures,
        @Min(1) @Max(100_000) int failuresPerAddress,
        @Min(1) @Max(100_000) int failuresPerAccount,
        @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 24) Duration window,
        @Min(1) @Max(1000) int sessionsPerAccount) {

    /** Bounds the sessions, per account and {@code together}. */
    public SessionAuthenticationStrategy sessions(int together) {
        return new ConsoleSessions(sessionsPerAccount, together);
    }
}
