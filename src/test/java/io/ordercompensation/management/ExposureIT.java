package io.ordercompensation.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.core.io.ClassPathResource;

/** Who reaches the ports, what a browser is told with each answer, and what anybody can make the product do. */
abstract class ExposureIT {

    private static final Pattern TOKEN = Pattern.compile("Set-Cookie: (XSRF-TOKEN=([^;]+))");

    private final Ports ports;
    private final AtomicInteger looks;

    ExposureIT(Ports ports, CountedHealth health) {
        this.ports = ports;
        this.looks = health.looks;
    }

    static final class CountedHealth implements HealthIndicator {

        private final AtomicInteger looks = new AtomicInteger();

        @Override
        public Health health() {
            looks.incrementAndGet();
            return Health.up().build();
        }
    }

    /** Without a setting that says so, nobody on the network reaches a port. */
    @ParameterizedTest
    @ValueSource(strings = {"orders", "management"})
    void listensOnThisMachineAlone(String where) {
        assertThatThrownBy(() -> new Socket("127.0.0.2", ports.number(where)).close())
                .isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/console/index.html", "/actuator/parked/reasons", "/actuator/nothing"})
    void noScriptOfOthersRuns(String path) throws IOException {
        String answer = ports.exchange("management", "GET " + path, "viewer", "", "");

        assertThat(answer.lines().filter(line -> line.startsWith("Content-Security-Policy: ")))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "*");
    }

    @Test
    void cookiesStayWithThePageThatGotThem() throws IOException {
        String page = ports.exchange("management", "GET /login", null, "", "");
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        String in = ports.exchange(
                "management",
                "POST /login",
                null,
                "Cookie: %s\r\nX-XSRF-TOKEN: %s\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        .formatted(token.group(1), token.group(2)),
                "username=viewer&password=secret");

        assertThat(cookies(in)).contains("ORDER_COMPENSATION=").contains("HttpOnly");
        assertThat((cookies(page) + cookies(in)).lines()).allMatch(cookie -> cookie.contains("SameSite=Strict"));
    }

    /** Health needs no login, and each look for it asks the database. */
    @Test
    void looksForItsHealthOnceForAllWhoAsk() throws IOException {
        ports.exchange("management", "GET /actuator/health", null, "", "");
        int before = looks.get();
        for (int reader = 0; reader < 20; reader++) {
            assertThat(ports.exchange("management", "GET /actuator/health", null, "", ""))
                    .startsWith("HTTP/1.1 200");
        }

        assertThat(looks).hasValue(before);
        assertThat(new ClassPathResource("order-compensation/standalone.yaml")
                        .getContentAsString(StandardCharsets.UTF_8))
                .as("as it is shipped, where a test has an hour")
                .contains("time-to-live: 1s");
    }

    private static String cookies(String answer) {
        return String.join(
                "\n",
                answer.lines().filter(line -> line.startsWith("Set-Cookie: ")).toList());
    }
}
