package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.benmanes.caffeine.cache.Cache;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.DigestUtils;

/** Three wrong passwords for a name from an address, six from an address and five for a name, within a minute. */
class GuessesTest {

    private long now;
    private final Guesses guesses = new Guesses(new LoginLimits(3, 6, 5, Duration.ofMinutes(1), 10), new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    void aNameIsNotListenedToThereAfterTooManyWrongOnesAndEveryOtherIs() {
        wrong(3, "10.0.0.1", "ann");

        assertThatThrownBy(() -> guesses.begin("10.0.0.1", "Ann"))
                .isInstanceOfSatisfying(ThrottledException.class, e -> assertThat(e.retryAfter())
                        .isEqualTo(20));
        assertThatCode(() -> guesses.begin("10.0.0.2", "ann").close()).doesNotThrowAnyException();
        assertThatCode(() -> guesses.begin("10.0.0.1", "bea").close()).doesNotThrowAnyException();
    }

    @Test
    void whoeverSharesAnAddressWithAGuesserGetsIn() {
        wrong(3, "10.0.0.1", "ann");
        wrong(3, "10.0.0.1", "bea");
        assertThatThrownBy(() -> guesses.begin("10.0.0.1", "bea")).isInstanceOf(ThrottledException.class);

        for (int login = 0; login < 3; login++) {
            try (var owner = guesses.begin("10.0.0.1", "cleo")) {
                owner.right();
            }
        }
    }

    @Test
    void anAddressThatHasGotVeryManyWrongIsListenedToOnceASecond() {
        wrong(3, "10.0.0.1", "ann");
        wrong(3, "10.0.0.1", "bea");
        wrong(1, "10.0.0.1", "name 1");

        assertThatThrownBy(() -> guesses.begin("10.0.0.1", "name 2"))
                .isInstanceOfSatisfying(ThrottledException.class, e -> assertThat(e.retryAfter())
                        .isEqualTo(1));
        now += Duration.ofSeconds(1).toNanos();
        assertThatThrownBy(() -> guesses.begin("10.0.0.1", "name 1"))
                .as("got wrong already")
                .isInstanceOf(ThrottledException.class);
        wrong(1, "10.0.0.1", "name 3");
    }

    @Test
    void anAddressThatIsNotKnownIsOne() {
        wrong(3, null, "ann");

        assertThatThrownBy(() -> guesses.begin(null, "ann")).isInstanceOf(ThrottledException.class);
        assertThatCode(() -> guesses.begin("", "ann").close()).doesNotThrowAnyException();
    }

    /** People type their password there by mistake. */
    @Test
    void noNameIsKept() {
        wrong(1, "10.0.0.1", "my password");

        for (String kept : List.of("pairs", "names")) {
            Cache<String, ?> cache = (Cache<String, ?>) ReflectionTestUtils.getField(guesses, kept);
            assertThat(cache.asMap().keySet())
                    .singleElement()
                    .asString()
                    .matches("(10.0.0.1 )?[0-9a-f]{32}")
                    .doesNotContain(DigestUtils.md5DigestAsHex("my password".getBytes()));
        }
    }

    @Test
    void itIsListenedToAgainOneByOne() {
        wrong(3, "10.0.0.1", "ann");
        now += Duration.ofSeconds(21).toNanos();

        wrong(1, "10.0.0.1", "ann");

        assertThatThrownBy(() -> guesses.begin("10.0.0.1", "ann")).isInstanceOf(ThrottledException.class);
    }

    @Test
    void rightOnesAreNotCounted() {
        IntStream.range(0, 100).forEach(login -> {
            try (var guess = guesses.begin("10.0.0.1", "ann")) {
                guess.right();
            }
        });

        assertThatCode(() -> wrong(3, "10.0.0.1", "ann")).doesNotThrowAnyException();
    }

    @Test
    void aNameIsClosedToThoseWhoHaveFailedAndToNobodyElse() {
        wrong(3, "10.0.0.1", "ann");
        wrong(2, "10.0.0.2", "Ann");

        assertThatThrownBy(() -> guesses.begin("10.0.0.2", "ann")).isInstanceOf(ThrottledException.class);
        assertThatCode(() -> guesses.begin("10.0.0.2", "bea").close()).doesNotThrowAnyException();
        try (var owner = guesses.begin("10.0.0.3", "ann")) {
            owner.right();
        }
        wrong(1, "10.0.0.3", "ann");
        assertThatThrownBy(() -> guesses.begin("10.0.0.3", "ann")).isInstanceOf(ThrottledException.class);
    }

    @Test
    void whoeverHasANetworkOfIPv6HasOneAddress() {
        wrong(3, "2001:db8::1", "ann");

        assertThatThrownBy(() -> guesses.begin("2001:db8::ffff:1", "ann")).isInstanceOf(ThrottledException.class);
        assertThatCode(() -> guesses.begin("2001:db8:0:1::1", "ann").close()).doesNotThrowAnyException();
    }

    @Test
    void theLogIsToldOnce() {
        int told = 0;
        for (int i = 0; i < 3; i++) {
            try (var guess = guesses.begin("10.0.0.1", "ann")) {
                told += guess.isToBeTold() ? 1 : 0;
            }
        }
        assertThat(told).isEqualTo(1);
        now += Duration.ofSeconds(21).toNanos();
        try (var guess = guesses.begin("10.0.0.1", "ann")) {
            assertThat(guess.isToBeTold()).as("while it goes on").isFalse();
        }
        now += Duration.ofMinutes(2).toNanos();
        wrong(2, "10.0.0.1", "ann");
        try (var guess = guesses.begin("10.0.0.1", "ann")) {
            assertThat(guess.isToBeTold()).as("anew").isTrue();
        }
    }

    private void wrong(int times, String address, String name) {
        IntStream.range(0, times).forEach(guess -> guesses.begin(address, name).close());
    }
}
