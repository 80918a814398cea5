package io.ordercompensation.management;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks name and password of every login, by header or by form, on either port. Guesses are throttled before the
 * password is compared, which costs time; a password that was right before is not a guess.
 */
public final class GuardedLogin implements AuthenticationProvider {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedLogin.class);

    private final UserDetailsService accounts;
    private final RememberedMatches passwords;
    private final DaoAuthenticationProvider compared;
    private final Guesses guesses;
    private final Counter wrong;
    private final Counter throttled;

    GuardedLogin(UserDetailsService accounts, RememberedMatches passwords, Guesses guesses, MeterRegistry metrics) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.compared = new DaoAuthenticationProvider(accounts);
        this.compared.setPasswordEncoder(passwords);
        this.guesses = guesses;
        this.wrong = counter("wrong", metrics);
        this.throttled = counter("throttled", metrics);
    }

    @Override
    public Authentication authenticate(Authentication login) {
        if (isRemembered(login)) {
            return compared.authenticate(login);
        }
        try (Guesses.Guess guess = guesses.begin(address(login), login.getName())) {
            return compare(login, guess);
        } catch (ThrottledException e) {
            throttled.increment();
            throw e;
        }
    }

    private Authentication compare(Authentication login, Guesses.Guess guess) {
        try {
            // The guess before it from the same address may have been the same, and be remembered now.
            Authentication known = compared.authenticate(login);
            guess.right();
            return known;
        } catch (BadCredentialsException e) {
            wrong.increment();
            if (guess.isToBeTold()) {
                // Not the name: people type their password there by mistake.
                LOG.warn(
                        "Too many wrong passwords from {}, or for the name given there: further ones are not checked"
                                + " for now (compensation.management.login, metric compensation_login_failures_total)",
                        address(login));
            }
            throw e;
        }
    }

    private boolean isRemembered(Authentication login) {
        return passwords.isRemembered(String.valueOf(login.getCredentials()), encoded(login.getName()));
    }

    private String encoded(String name) {
        try {
            return accounts.loadUserByUsername(name).getPassword();
        } catch (UsernameNotFoundException e) {
            // An unknown name is handled like any other.
            return "";
        }
    }

    /** The connection's address; from a header only if server.forward-headers-strategy says that a proxy sets it. */
    private static String address(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return compared.supports(authentication);
    }

    private static Counter counter(String outcome, MeterRegistry metrics) {
        return Counter.builder("compensation.login.failures")
                .tag("outcome", outcome)
                .description("Logins with a wrong password, and those not even checked after too many")
                .register(metrics);
    }
}
