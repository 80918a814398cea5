package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberedMatchesTest {

    private final AtomicInteger asked = new AtomicInteger();
    private final PasswordEncoder remembered = new RememberedMatches(new PasswordEncoder() {
        @Override
        public String encode(CharSequence password) {
            return "{x}" + password;
        }

        @Override
        public boolean matches(CharSequence password, String encoded) {
            asked.incrementAndGet();
            return encode(password).equals(encoded);
        }
    });

    @Test
    void asksOnceForARightPassword() {
        IntStream.range(0, 10).forEach(login -> assertThat(remembered.matches("secret", "{x}secret"))
                .isTrue());

        assertThat(asked).hasValue(1);
    }

    @Test
    void asksEachTimeForAWrongOne() {
        IntStream.range(0, 10).forEach(login -> assertThat(remembered.matches("guess", "{x}secret"))
                .isFalse());

        assertThat(asked).hasValue(10);
    }

    @Test
    void aPasswordIsRightForItsOwnAccountOnly() {
        remembered.matches("secret", "{x}secret");

        assertThat(remembered.matches("secret", "{x}other")).isFalse();
        assertThat(remembered.matches("ret", "{x}sec")).isFalse();
        assertThat(remembered.matches("", "{x}secret")).isFalse();
        assertThat(remembered.matches("SECRET", "{x}secret")).isFalse();
    }
}
