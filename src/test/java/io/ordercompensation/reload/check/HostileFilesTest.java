package io.ordercompensation.reload.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches beyond the message is refused, in whatever place and spelling, and nothing of it is run for the verdict. */
class HostileFilesTest {

    private final RouteFileCheck check = RouteFileCheck.of(DefaultRules.allowed());

    @ParameterizedTest
    @CsvSource({"expressions, 4500", "placeholders, 1000", "endpoints, 300", "steps, 300", "files, 80"})
    void isRefused(String fault, int least) throws IOException {
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, List<String>> all = HostileFiles.all(port.getLocalPort());
            List<String> passed = new ArrayList<>();
            for (String file : all.get(fault)) {
                if (passes(file)) {
                    passed.add(file);
                }
            }

            assertThat(passed).isEmpty();
            assertThat(all.get(fault)).hasSizeGreaterThan(least);
            assertThat(Touched.all()).isEmpty();
            port.setSoTimeout(1);
            assertThatThrownBy(port::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    /** Each refusal names the line, and what would allow it. */
    private boolean passes(String file) {
        try {
            check.route(file);
            return true;
        } catch (RejectedException e) {
            assertThat(e.line()).as(file).isIn(1, null);
            assertThat(e.of("a")).as(file).doesNotContain("\n").hasSizeLessThan(700);
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT :#${bean:intake}",
                "SELECT :?${env:PATH}",
                "SELECT :#in:${body.class}",
                "SELECT '${body.class}'",
                "-- :#${body.class}\nSELECT 1",
                "SELECT :#${body[${header.a}]}",
                "SELECT :#$simple{body.class}",
                "SELECT :#${properties:spring.datasource.password}",
                "SELECT :#${properties:mq.order.topic:else}"
            })
    void isRefusedInAStatement(String text) {
        assertThatThrownBy(() -> check.statement(text)).isInstanceOf(RejectedException.class);
    }

    @Test
    void isNotBroughtDownByDepthOrLength() {
        String tail = "${body" + "[a]".repeat(50_000) + "}";
        assertThat(passes(HostileFiles.route("log: \"" + tail + "\""))).isFalse();
        assertThat(passes(HostileFiles.route("bean: {ref: intake, method: \"park(" + "1, ".repeat(50_000) + "1)\"}")))
                .isFalse();
        assertThatThrownBy(() -> check.statement("SELECT :#" + tail)).isInstanceOf(RejectedException.class);
        assertThat(passes("- ".repeat(20_000) + "a")).isFalse();
        assertThat(passes("[".repeat(20_000))).isFalse();
        assertThat(passes(HostileFiles.route("log: \"" + "${body".repeat(20_000) + "\"")))
                .isFalse();
        assertThat(passes(HostileFiles.route("filter: {simple: \"${body} == 1" + " && 1 == 1".repeat(20_000) + "\"}")))
                .isFalse();
        assertThat(passes(HostileFiles.route("log: \"" + "{{".repeat(20_000) + "}}".repeat(20_000) + "\"")))
                .isFalse();
    }

    @Test
    void anOperatorWhoTrustsTheFolderOpensIt() throws RejectedException {
        RouteFileCheck open = RouteFileCheck.trusting(DefaultRules.allowed());

        open.route("- beans: []");
        open.statement("SELECT :#${bean:intake}");
    }
}
