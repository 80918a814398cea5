package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/** Counted, not timed: which encodings are computed for a password. */
class OneCostTest {

    private static final Map<String, String> PASSWORDS = Map.of(
            "ann", "{bcrypt}" + new BCryptPasswordEncoder(4).encode("secret"),
            "bea", "{bcrypt}" + new BCryptPasswordEncoder(5).encode("secret"),
            "cid",
                    "{pbkdf2@SpringSecurity_v5_8}"
                            + Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()
                                    .encode("secret"),
            "dot", "{noop}secret",
            // What Spring compares with for a name that there is not.
            "nobody", "{bcrypt}" + new BCryptPasswordEncoder().encode("userNotFoundPassword"));

    private final List<String> work = new ArrayList<>();
    private final PasswordEncoder encoder = new OneCost(new Counting(), PASSWORDS.values());

    @ParameterizedTest
    @ValueSource(strings = {"ann", "bea", "cid", "dot", "nobody"})
    void everyWrongPasswordIsTheSameWork(String name) {
        assertThat(encoder.matches("guess", PASSWORDS.get(name))).isFalse();

        assertThat(work).containsExactlyInAnyOrder("bcrypt 04", "bcrypt 05", "bcrypt 10", "pbkdf2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "bea", "cid", "dot"})
    void theRightOneIsRight(String name) {
        assertThat(encoder.matches("secret", PASSWORDS.get(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "bea", "cid", "dot", "nobody"})
    void whatWasRememberedOfOthersMakesNoGuessFaster(String name) {
        RememberedMatches remembered = new RememberedMatches(encoder);
        PASSWORDS.values().forEach(encoded -> remembered.matches("secret", encoded));
        work.clear();

        assertThat(remembered.matches("guess", PASSWORDS.get(name))).isFalse();

        assertThat(work).hasSize(4);
    }

    @Test
    void isAsMuchWorkWhereEverybodysPasswordCostsNothing() {
        OneCost plain = new OneCost(new Counting(), List.of("{noop}secret"));

        plain.matches("guess", "{noop}secret");
        plain.matches("guess", PASSWORDS.get("nobody"));

        assertThat(work).containsExactly("bcrypt 10", "bcrypt 10");
    }

    /** Writes down what it computes. */
    private final class Counting implements PasswordEncoder {

        private static final Pattern BCRYPT = Pattern.compile("\\{bcrypt}\\$2a\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

        private final PasswordEncoder known = Accounts.known();

        @Override
        public String encode(CharSequence password) {
            return known.encode(password);
        }

        @Override
        public boolean matches(CharSequence password, String encoded) {
            var bcrypt = BCRYPT.matcher(encoded);
            if (bcrypt.matches()) {
                work.add("bcrypt " + bcrypt.group(1));
            } else if (encoded.startsWith("{pbkdf2")) {
                work.add("pbkdf2");
            }
            return known.matches(password, encoded);
        }
    }
}
