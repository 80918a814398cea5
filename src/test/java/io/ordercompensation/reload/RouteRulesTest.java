package io.ordercompensation.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;

/** The default allow list lets users copy and change the built-in routes, and run no code of their choice. */
class RouteRulesTest {

    private final RouteRules rules = new RouteRules(defaults());

    static Stream<Path> builtIn() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/routes"))) {
            // It calls the endpoints that a bean names, which a copy may only once an operator allows it.
            return files.filter(file -> !file.endsWith("compensate.camel.yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void acceptsTheBuiltInRoutes(Path file) throws IOException {
        String text = Files.readString(file);
        assertThatCode(() -> rules.check(YamlNodes.entries(text))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        - beans: [{name: a, type: java.lang.Runtime}]                                          | allow.entries
        - from: {uri: direct:a, steps: []}                                                     | allow.entries
        - route: {id: a, errorHandler: {}, from: {uri: direct:a, steps: []}}                   | allow.entries
        - route: {id: a, from: {uri: 'exec:ls', steps: []}}                                    | allow.schemes
        - route: {id: a, from: {uri: 'direct:a', steps: [{to: 'exec:ls'}]}}                    | allow.schemes
        - route: {id: a, from: {uri: 'direct:a', steps: [{to: {uri: 'file:/etc'}}]}}           | allow.schemes
        - route: {id: a, from: {uri: 'direct:a', steps: [{to: 'sql:x?dataSource=#other'}]}}    | allow.beans
        - route: {id: a, from: {uri: 'direct:a', steps: [{to: 'sql:x?dataSource=#class:a.B'}]}} | allow.types
        - route: {id: a, from: {uri: 'direct:a', steps: [{toD: 'direct:${body}'}]}}            | allow.steps
        - route: {id: a, from: {uri: 'direct:a', steps: [{wire-tap: {uri: 'direct:b'}}]}}      | allow.steps
        - route: {id: a, from: {uri: 'direct:a', steps: [{script: {groovy: 'x'}}]}}            | allow.steps
        - route: {id: a, from: {uri: 'direct:a', steps: [{setBody: {groovy: 'x'}}]}}           | allow.languages
        - route: {id: a, from: {uri: 'direct:a', steps: [{setBody: {simple: '${bean:a}'}}]}}   | allow.languages
        - route: {id: a, from: {uri: 'direct:a', steps: [{setBody: {simple: '${body.getClass.forName(a)}'}}]}} | allow.languages
        - route: {id: a, from: {uri: 'direct:a', steps: [{setBody: {method: {ref: dataSource}}}]}} | allow.beans
        - route: {id: a, from: {uri: 'direct:a', steps: [{bean: {beanType: java.lang.Runtime, method: exit}}]}} | allow.types
        - route: {id: a, from: {uri: 'direct:a', steps: [{bean: {ref: dataSource}}]}}          | allow.beans
        - route: {id: a, from: {uri: 'direct:a', steps: [{throwException: {exceptionType: a.B}}]}} | allow.types
        - route: {id: a, from: {uri: '{{x}}:a', steps: []}}                                    | does not begin with
        - route: {from: {uri: 'direct:a', steps: []}}                                          | no id
        - route: {id: &a a, description: *a, from: {uri: 'direct:a', steps: []}}               | anchors
        - route: {id: a, id: b, from: {uri: 'direct:a', steps: []}}                            | twice
        """)
    void refusesWhatRunsCode(String text, String rule) {
        Rejection refusal = catchThrowableOfType(Rejection.class, () -> rules.check(YamlNodes.entries(text)));

        assertThat(refusal.of("a.camel.yaml")).startsWith("a.camel.yaml:1: ").contains(rule);
    }

    @Test
    void anOperatorOpensIt() {
        AllowList open = new AllowList(Set.of("*"), Set.of("*"), Set.of("*"), Set.of("*"), Set.of("*"), Set.of("*"));
        String text = "- route: {id: a, from: {uri: 'file:a', steps: [{script: {groovy: '${bean:a}'}}]}}";

        assertThatCode(() -> new RouteRules(open).check(YamlNodes.entries(text)))
                .doesNotThrowAnyException();
    }

    @Test
    void isNotBroughtDownByDepth() {
        String deep = "- ".repeat(20_000) + "a";

        assertThat(catchThrowableOfType(Rejection.class, () -> YamlNodes.entries(deep)))
                .hasMessageContaining("nested");
    }

    private static AllowList defaults() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        Properties all = yaml.getObject();
        List<Set<String>> lists = Stream.of("entries", "steps", "schemes", "languages", "beans", "types")
                .map(name -> Arrays.stream(all.getProperty("compensation.hot-deploy.allow." + name)
                                .split("\\s*,\\s*"))
                        .collect(Collectors.toSet()))
                .toList();
        return new AllowList(lists.get(0), lists.get(1), lists.get(2), lists.get(3), lists.get(4), lists.get(5));
    }
}
