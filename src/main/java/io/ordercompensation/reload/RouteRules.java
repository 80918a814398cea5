package io.ordercompensation.reload;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Looks at every node of a file, before Camel does, whether it keeps to the allow list. */
final class RouteRules {

    private static final Set<String> ROUTE_KEYS =
            Set.of("id", "description", "note", "group", "from", "messageHistory", "trace", "logMask", "streamCache");

    /** All that Camel knows, and some it may learn: a file that uses one that is not allowed is refused. */
    private static final Set<String> LANGUAGES = Set.of(
            "constant",
            "csimple",
            "datasonnet",
            "exchangeProperty",
            "file",
            "groovy",
            "header",
            "hl7terser",
            "java",
            "joor",
            "jq",
            "js",
            "jsonpath",
            "language",
            "method",
            "mvel",
            "ognl",
            "python",
            "quickjs",
            "simple",
            "spel",
            "tokenize",
            "variable",
            "wasm",
            "xpath",
            "xquery",
            "xtokenize");

    /** What simple expressions, in any text, reach beyond the message. */
    private static final Pattern BEYOND_THE_MESSAGE = Pattern.compile(
            "\\$(?:simple)?\\{\\s*(?i:(bean[:.]|type:|ref:|camelContext|exchange\\b|env[:.]|sysenv|sys[:.]|properties:|function|jq|xpath|[^}]*getClass|[^}]*\\.class\\b))");

    private static final Pattern CLASS_REFERENCE = Pattern.compile("#(class|type|valueAs|property):?(.*)");
    private static final Pattern BEAN_REFERENCE = Pattern.compile("#(?:bean:)?([\\w.-]+)");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][\\w.+-]*)(?::.*)?", Pattern.DOTALL);

    private final AllowList allowed;

    RouteRules(AllowList allowed) {
        this.allowed = allowed;
    }

    void check(List<Node> entries) throws Rejection {
        for (Node entry : entries) {
            if (!(entry instanceof MappingNode mapping) || mapping.getValue().size() != 1) {
                throw Rejection.of(
                        YamlNodes.line(entry), "An entry of the file is not one block.", "Write '- route:'.");
            }
            NodeTuple only = mapping.getValue().get(0);
            allowed.entry(YamlNodes.key(only), YamlNodes.line(entry));
            if ("route".equals(YamlNodes.key(only))) {
                checkRoute(only.getValueNode());
            }
            walk(only.getValueNode(), YamlNodes.key(only));
        }
    }

    private void checkRoute(Node route) throws Rejection {
        Map<String, NodeTuple> fields = YamlNodes.fields(route);
        if (YamlNodes.text(fields, "id") == null || YamlNodes.text(fields, "id").isBlank()) {
            throw Rejection.of(YamlNodes.line(route), "The route has no id.", "Give it one: it is what operators see.");
        }
        for (Map.Entry<String, NodeTuple> field : fields.entrySet()) {
            if (!ROUTE_KEYS.contains(field.getKey())) {
                // Policies, error handlers, routes that do not start: each would undo what the swap relies on.
                allowed.entry(
                        "route." + field.getKey(),
                        YamlNodes.line(field.getValue().getKeyNode()));
            }
        }
    }

    private void walk(Node node, String under) throws Rejection {
        if (node instanceof SequenceNode list) {
            for (Node child : list.getValue()) {
                if ("steps".equals(under)) {
                    step(child);
                }
                walk(child, under);
            }
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                field(under, YamlNodes.key(tuple), tuple);
                walk(tuple.getValueNode(), YamlNodes.key(tuple));
            }
        } else {
            text(YamlNodes.text(node), YamlNodes.line(node));
        }
    }

    private void step(Node step) throws Rejection {
        if (!(step instanceof MappingNode mapping) || mapping.getValue().size() != 1) {
            throw Rejection.of(
                    YamlNodes.line(step),
                    "A step is not one block.",
                    "Write one step for each '-', with its settings indented below its name.");
        }
        NodeTuple only = mapping.getValue().get(0);
        allowed.step(YamlNodes.key(only), YamlNodes.line(step));
        String shorthand = YamlNodes.text(only.getValueNode());
        if (shorthand != null && Set.of("to", "toD").contains(YamlNodes.key(only))) {
            uri(shorthand, YamlNodes.line(step));
        }
    }

    private void field(String under, String key, NodeTuple tuple) throws Rejection {
        int line = YamlNodes.line(tuple.getKeyNode());
        String value = YamlNodes.text(tuple.getValueNode());
        if (LANGUAGES.contains(key) && isExpression(under, key)) {
            allowed.language(key, line);
        }
        if (value == null || value.isBlank()) {
            return;
        }
        if ("uri".equals(key) || "from".equals(key)) {
            uri(value, line);
        } else if ("ref".equals(key) || "idempotentRepository".equals(key) || "aggregationStrategy".equals(key)) {
            allowed.bean(value.replaceFirst("^#(bean:)?", ""), line);
        } else if (isType(key)) {
            allowed.type(value, line);
        }
    }

    /** {@code header} and {@code method} are settings of other steps too. */
    private static boolean isExpression(String under, String key) {
        return switch (key) {
            case "method" -> !"bean".equals(under);
            case "file", "language", "header", "variable" ->
                "expression".equals(under) || STEPS_OF_ONE_EXPRESSION.contains(under);
            default -> true;
        };
    }

    private static final Set<String> STEPS_OF_ONE_EXPRESSION = Set.of(
            "filter", "when", "split", "setBody", "setHeader", "setVariable", "setProperty", "transform", "validate");

    private static boolean isType(String key) {
        // The one setting of that ending that names no class: how the sql component answers.
        return !key.equals("outputType")
                && (key.equals("type") || key.endsWith("Type") || key.endsWith("Class") || key.endsWith("ClassName"));
    }

    private void uri(String uri, int line) throws Rejection {
        Matcher scheme = SCHEME.matcher(uri);
        if (!scheme.matches()) {
            throw Rejection.of(
                    line,
                    "The uri '" + uri + "' does not begin with the name of a component.",
                    "Write it out, as in direct:name.");
        }
        allowed.scheme(scheme.group(1), line);
        int options = uri.indexOf('?');
        if (options >= 0) {
            for (String option : uri.substring(options + 1).split("&")) {
                text(option.substring(option.indexOf('=') + 1), line);
            }
        }
    }

    private void text(String value, int line) throws Rejection {
        Matcher type = CLASS_REFERENCE.matcher(value.strip());
        if (type.matches()) {
            allowed.type(type.group(2), line);
        }
        Matcher bean = BEAN_REFERENCE.matcher(value.strip());
        if (bean.matches()) {
            allowed.bean(bean.group(1), line);
        }
        Matcher beyond = BEYOND_THE_MESSAGE.matcher(value);
        if (beyond.find()) {
            // With a dot in front it cannot be the name of a language of Camel's.
            allowed.language("simple." + beyond.group(1).replaceAll("\\W", ""), line);
        }
    }
}
