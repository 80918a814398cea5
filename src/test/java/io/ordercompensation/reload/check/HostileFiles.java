package io.ordercompensation.reload.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that reach beyond the message, by class of fault; each line of {@code hostile/*.txt} in each place it can stand. */
public final class HostileFiles {

    private static final List<String> EXPRESSION_PLACES = List.of(
            "setBody: {simple: \"%s\"}",
            "setBody: {simple: \"a %s b\"}",
            "setBody: {simple: \"${body} %s\"}",
            "setBody: {expression: {simple: {expression: \"%s\"}}}",
            "setBody: {simple: {expression: \"%s == 1\", resultType: java.lang.Boolean}}",
            "transform: {simple: \"%s\"}",
            "setHeader: {name: a, simple: \"%s\"}",
            "setProperty: {name: a, simple: \"%s\"}",
            "setVariables: {variables: [{name: a, simple: \"%s\"}]}",
            "log: \"%s\"",
            "log: {message: \"a %s\"}",
            "throwException: {exceptionType: java.lang.IllegalStateException, message: \"%s\"}",
            "filter: {simple: \"%s\", steps: []}",
            "filter: {simple: \"%s == 1\", steps: []}",
            "filter: {simple: \"1 != %s\", steps: []}",
            "filter: {simple: \"${body} == 1 && %s > 2\", steps: []}",
            "filter: {simple: \"${body} == 1 || ${body} == '%s'\", steps: []}",
            "validate: {simple: \"%s\"}",
            "choice: {when: [{simple: \"%s\", steps: []}]}",
            "split: {simple: \"%s\", steps: []}",
            "idempotentConsumer: {simple: \"%s\", idempotentRepository: '#consumerLog', steps: []}",
            "bean: {ref: intake, method: \"park(%s, 1)\"}",
            "setBody: {method: {ref: restoreSteps, method: \"endpoints(%s)\"}}",
            "to: {uri: \"sql:SELECT :#%s\"}",
            "to: {uri: \"sql:SELECT :#in:%s\"}",
            "to: {uri: \"direct:%s\"}",
            "setHeader: {name: \"%s\", constant: a}",
            "setVariable: {name: \"%s\", constant: a}",
            "removeVariable: {name: \"%s\"}",
            "setBody: {header: \"%s\"}",
            "setBody: {tokenize: {token: \"%s\"}}");

    private static final List<String> TEXT_PLACES = List.of(
            "log: {message: a, description: \"%s\"}",
            "log: {message: a, note: \"%s\"}",
            "log: {message: a, id: \"%s\"}",
            "log: \"%s\"",
            "log: \"a %s b\"",
            "log: {message: a, logName: \"%s\"}",
            "setBody: {constant: \"%s\"}",
            "setBody: {simple: \"%s\"}",
            "setBody: {simple: \"${body} %s\"}",
            "setBody: {simple: \"${body.%s}\"}",
            "setBody: {header: \"%s\"}",
            "filter: {simple: \"${body} == '%s'\", steps: []}",
            "throwException: {exceptionType: java.lang.IllegalStateException, message: \"%s\"}",
            "throwException: {exceptionType: \"%s\", message: a}",
            "bean: {ref: \"%s\", method: accept}",
            "bean: {ref: intake, method: \"park('%s', 1)\"}",
            "transacted: {ref: \"%s\", steps: []}",
            "to: \"%s\"",
            "to: {uri: \"direct:%s\"}",
            "to: {uri: \"sql:SELECT '%s'\"}",
            "to: {uri: \"sql:{{sql:a}}?outputHeader=%s\"}",
            "to: {uri: \"rocketmq:{{mq.order.topic}}?sendTag=%s\"}",
            "to: {uri: rocketmq, parameters: {topicName: '{{mq.order.topic}}', sendTag: \"%s\"}}",
            "to: {uri: direct:a, variableReceive: \"%s\"}");

    private HostileFiles() {}

    static String route(String step) {
        return "- route: {id: a, from: {uri: 'direct:a', steps: [{" + step + "}]}}";
    }

    /** By class of fault, with that port of this machine wherever a connection is asked for. */
    public static Map<String, List<String>> all(int port) throws IOException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("expressions", placed("functions.txt", "${", "}", EXPRESSION_PLACES));
        all.put("placeholders", placed("placeholders.txt", "", "", TEXT_PLACES));
        all.put("endpoints", placed("endpoints.txt", "", "", List.of("to: \"%s\"", "to: {uri: \"%s\"}")));
        all.put("steps", lines("steps.txt").stream().map(HostileFiles::route).toList());
        all.put("files", lines("files.txt"));
        all.replaceAll((fault, files) -> files.stream()
                .map(file -> file.replace("CANARY", "io.ordercompensation.reload.check.Canary")
                        .replace("PORT", String.valueOf(port)))
                .toList());
        return all;
    }

    static List<String> lines(String name) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/hostile", name));
    }

    private static List<String> placed(String name, String before, String after, List<String> places)
            throws IOException {
        List<String> files = new ArrayList<>();
        for (String line : lines(name)) {
            String quoted = (before + line + after).replace("\\", "\\\\").replace("\"", "\\\"");
            places.forEach(place -> files.add(route(place.replace("%s", quoted))));
        }
        return files;
    }
}
