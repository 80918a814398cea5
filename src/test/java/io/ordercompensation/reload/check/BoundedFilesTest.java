package io.ordercompensation.reload.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is bounded in what it makes the product build and do, and writes lines of no logger but its own. */
class BoundedFilesTest {

    private final RouteFileCheck check = RouteFileCheck.of(DefaultRules.allowed());

    @Test
    void inRoutes() throws RejectedException {
        check.route(routes(100, 1));

        assertThatThrownBy(() -> check.route(routes(101, 1))).hasMessageContaining("more than 100 routes");
    }

    @Test
    void inStepsOfARouteAndOfAFile() throws RejectedException {
        check.route(routes(1, 200));
        check.route(routes(5, 200));

        assertThatThrownBy(() -> check.route(routes(1, 201))).hasMessageContaining("more than 200 steps");
        assertThatThrownBy(() -> check.route(routes(6, 200))).hasMessageContaining("more than 1000 steps");
        assertThatThrownBy(() -> check.route(HostileFiles.route(
                        "filter: {simple: '${body}', steps: [" + "{log: a},".repeat(200) + "{stop: {}}]}")))
                .hasMessageContaining("more than 200 steps");
    }

    @Test
    void inFunctionsOfAText() throws RejectedException {
        check.route(HostileFiles.route("log: '" + "${body}".repeat(16) + "'"));

        assertThatThrownBy(() -> check.route(HostileFiles.route("log: '" + "${body}".repeat(17) + "'")))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> check.route(HostileFiles.route(
                        "filter: {simple: '${body} == 1" + " && ${body} == 1".repeat(16) + "', steps: []}")))
                .isInstanceOf(RejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delay=1000",
                "delay=1s",
                "delay=1000ms",
                "delay=1m&repeatCount=1",
                "delay=1&timeUnit=SECONDS",
                "timeUnit=HOURS&delay=1",
                "delay=2000&initialDelay=1&useFixedDelay=false",
                "delay={{compensation.consumer.shop-delay}}"
            })
    void aScheduleOfASecondOrMoreIsTaken(String options) {
        String route = "- route: {id: a, from: {uri: 'scheduler:a?%s', steps: []}}".formatted(options);

        assertThatCode(() -> check.route(route)).doesNotThrowAnyException();
    }

    @Test
    void noLineIsOneOfAnotherLogger() throws RejectedException {
        RouteFileCheck withLog = RouteFileCheck.of(DefaultRules.allowedWithScheme("log"));

        withLog.route(HostileFiles.route("to: 'log:route.a-b?level=WARN'"));

        for (String name :
                Set.of("a", "ROOT", "io.ordercompensation.reload.Journal", "route", "route.a.B", "route. a")) {
            assertThatThrownBy(() -> withLog.route(HostileFiles.route("to: 'log:" + name + "'")))
                    .as(name)
                    .isInstanceOfSatisfying(
                            RejectedException.class, e -> assertThat(e.remedy()).contains("route."));
        }
    }

    private static String routes(int routes, int steps) {
        return IntStream.range(0, routes)
                .mapToObj(i -> "- route: {id: r%d, from: {uri: 'direct:r%d', steps: [%s]}}\n"
                        .formatted(
                                i,
                                i,
                                IntStream.range(0, steps)
                                        .mapToObj(step -> "{log: a}")
                                        .collect(Collectors.joining(","))))
                .collect(Collectors.joining());
    }
}
