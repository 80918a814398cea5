package io.ordercompensation.management;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** Who may log in. If nobody is configured, there is an operator with a new password at each start, which is logged. */
public final class Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private static final String GENERATED_NAME = "operator";
    private static final int GENERATED_BYTES = 18;
    private static final String WAYS = "{bcrypt}, {pbkdf2@SpringSecurity_v5_8} or {noop}";

    private Accounts() {}

    /**
     * Checks the accounts and makes the login for them.
     *
     * @throws IllegalArgumentException if a password has no known encoding, or a name occurs twice
     */
    public static GuardedLogin login(List<Account> accounts, LoginLimits limits, MeterRegistry metrics) {
        List<Account> all = accounts.isEmpty() ? List.of(generated()) : accounts;
        for (int i = 0; i < all.size(); i++) {
            check(all, i);
        }
        PasswordEncoder oneCost =
                new OneCost(known(), all.stream().map(Account::password).toList());
        return new GuardedLogin(
                new InMemoryUserDetailsManager(
                        all.stream().map(Accounts::details).toList()),
                new RememberedMatches(oneCost),
                new Guesses(limits, TimeMeter.SYSTEM_NANOTIME),
                metrics);
    }

    @SuppressWarnings("deprecation") // {noop} is for those who keep the password in a vault of their own.
    static PasswordEncoder known() {
        return new DelegatingPasswordEncoder(
                "bcrypt",
                Map.of(
                        "bcrypt",
                        new BCryptPasswordEncoder(),
                        "pbkdf2@SpringSecurity_v5_8",
                        Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                        "noop",
                        NoOpPasswordEncoder.getInstance()));
    }

    private static void check(List<Account> accounts, int index) {
        String setting = "compensation.management.accounts[" + index + "]";
        Account account = accounts.get(index);
        for (Account other : accounts.subList(0, index)) {
            // The map behind the login ignores case.
            if (other.name().equalsIgnoreCase(account.name())) {
                throw new IllegalArgumentException(setting + ".name is '" + account.name() + "' a second time");
            }
        }
        try {
            known().matches("", account.password());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    setting + ".password must say how it is encoded, by " + WAYS + " in front of it", e);
        }
    }

    private static Account generated() {
        byte[] random = new byte[GENERATED_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        LOG.warn(
                "No accounts are set (compensation.management.accounts). Until the next start log in with name {},"
                        + " password {}",
                GENERATED_NAME,
                password);
        // Not hashed: the log has it, nobody can guess it, and two hashes would hold up each start. OneCost hides the
        // difference.
        return new Account(GENERATED_NAME, "{noop}" + password, Role.OPERATOR);
    }

    private static UserDetails details(Account account) {
        return User.withUsername(account.name())
                .password(account.password())
                .roles(account.role().name())
                .build();
    }
}
