package io.ordercompensation.reload.check;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.ordercompensation.sql.Statements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users are told to write passes: copies of the built-in routes and statements, the examples of the pages. */
class AllowedFilesTest {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(- route:.*?)```", Pattern.DOTALL);

    private final RouteFileCheck check = RouteFileCheck.of(DefaultRules.allowed());

    static Stream<Path> builtInRoutes() throws IOException {
        return files("src/main/resources/routes", ".yaml");
    }

    static Stream<Path> builtInStatements() throws IOException {
        Path folder = Path.of("src/main/resources/sql");
        return files(folder.toString(), ".sql")
                .filter(file -> Statements.isOverridable(
                        folder.relativize(file).toString().replaceFirst("[.]sql$", "")));
    }

    private static Stream<Path> files(String folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(end)).toList().stream();
        }
    }

    static Stream<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        for (String page : List.of("README.md", "config/routes/README.md", "docs/hot-deploy-rules.md")) {
            Matcher example = EXAMPLE.matcher(Files.readString(Path.of(page)));
            while (example.find()) {
                examples.add(example.group(1));
            }
        }
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("builtInRoutes")
    void acceptsEachBuiltInRoute(Path file) throws IOException {
        String text = Files.readString(file);
        assertThatCode(() -> check.route(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("builtInStatements")
    void acceptsEachBuiltInStatement(Path file) throws IOException {
        String text = Files.readString(file);
        assertThatCode(() -> check.statement(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void acceptsTheExamplesOfThePages(String text) {
        assertThatCode(() -> check.route(text)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setBody: {simple: '${body} of ${header.CamelSqlUpdateCount} and ${variable.x[0].orderId}'}",
                "setBody: {simple: '${bodyAs(String)}'}",
                "setBody: {simple: {expression: '${body.size} > 0', resultType: java.lang.Boolean}}",
                "setBody: {simple: '${body[0][name]?.size} {{compensation.source}}'}",
                "setBody: {simple: '${date:now:yyyy-MM-dd HH:mm:ss}'}",
                "setBody: {constant: 'It costs 5$ {each}'}",
                "filter: {simple: \"${body} == 'a, b' && ${header.a} != null || ${variable.c} in '1,2'\", steps: []}",
                "filter: {simple: '${body}', steps: []}",
                "split: {tokenize: {token: ','}, steps: []}",
                "setHeader: {name: a, header: b}",
                "to: 'sql:{{sql:select-{{compensation.source}}}}?outputType=SelectOne&outputHeader=one'",
                "to: \"sql:UPDATE a SET b = 'x%' WHERE c = :#${body[c]} AND d IN (:#in:ids)\"",
                "to: {uri: direct, parameters: {name: a-b}}",
                "to: {uri: rocketmq, parameters: {topicName: '{{mq.order.topic}}', namesrvAddr: '{{rocketmq.name-server}}'}}",
                "bean: {ref: intake, method: \"park(${variable.candidates}, ${body})\"}",
                "unmarshal: {json: {library: Jackson, unmarshalType: java.util.Map}}",
                "log: {message: 'Seen ${body}', loggingLevel: INFO}",
                "log: 'Seen'",
                "log: {message: a, logName: route.a-b}",
                "to: {uri: rocketmq, parameters: {topicName: orderTopic, producerGroup: orderProducerGroup}}",
                "to: 'rocketmq:{{mq.order.topic}}?producerGroup={{rocketmq.producer.group}}&sendTag=a'",
                "removeHeaders: {pattern: 'My*'}",
                "choice: {when: [{simple: '${body} == 1', steps: [{stop: {}}]}], otherwise: {steps: [{stop: {}}]}}"
            })
    void acceptsWhatAMessageHas(String step) {
        assertThatCode(() -> check.route(HostileFiles.route(step))).doesNotThrowAnyException();
    }
}
