package io.ordercompensation.reload;

/** Route files in a line: {@code id group: from; step, step | id: ...}. */
final class ShortRoutes {

    private ShortRoutes() {}

    static FileText file(String routes) {
        return FileText.of("routes/x.camel.yaml", text(routes));
    }

    static String text(String routes) {
        StringBuilder yaml = new StringBuilder();
        for (String route : routes.split(" \\| ")) {
            String[] parts = route.split(": |; ", 3);
            String[] name = parts[0].split(" ");
            String group = name.length > 1
                    ? "group: " + name[1] + ", "
                    : name[0].startsWith("restore") ? "group: restore, " : "";
            yaml.append("- route: {id: %s, %sfrom: {uri: '%s', steps: [".formatted(name[0], group, parts[1]));
            for (String step : parts[2].split(", ")) {
                yaml.append("{").append(step(step)).append("},");
            }
            yaml.append("]}}\n");
        }
        return yaml.toString();
    }

    private static String step(String step) {
        if (step.startsWith("transacted ")) {
            String[] words = step.split(" ", 3);
            return "transacted: {ref: " + words[1] + ", steps: [{" + step(words[2]) + "}]}";
        }
        return switch (step) {
            case "log" -> "log: a";
            case "accept" -> "bean: {ref: intake, method: accept}";
            case "confirm" -> "setBody: {method: {ref: confirmation, method: confirm}}";
            case "steps" -> "recipientList: {method: {ref: restoreSteps, method: endpoints}}";
            case "includes" -> "filter: {method: {ref: restoreSteps, method: includesOrder}, steps: [{log: a}]}";
            case "when accept" -> "choice: {when: [{method: {ref: intake, method: accept}, steps: [{log: a}]}]}";
            case "when confirm" ->
                "choice: {when: [{method: {ref: confirmation, method: confirm}, steps: [{log: a}]}]}";
            case "take" -> "bean: {ref: deliveries, method: of}";
            case "once" ->
                "idempotentConsumer: {simple: '${body}', idempotentRepository: '#consumerLog', steps: [{log: a}]}";
            default -> "to: '" + step + "'";
        };
    }
}
