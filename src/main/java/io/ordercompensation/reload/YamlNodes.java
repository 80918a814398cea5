package io.ordercompensation.reload;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.util.StringHelper;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The text of a file as YAML nodes that know their lines. Nothing is built from them: the rules have to be looked at
 * before Camel's loader sees the file, because a {@code beans} entry takes effect while it is parsed.
 */
final class YamlNodes {

    private static final int MAX_DEPTH = 100;

    private YamlNodes() {}

    /**
     * Answers the entries of the file.
     *
     * @throws Rejection if it is not YAML, not a list, nested too deep, or uses anchors or the same key twice
     */
    static List<Node> entries(String text) throws Rejection {
        LoadSettings settings = LoadSettings.builder().build();
        Node root;
        try {
            root = new Composer(settings, new ParserImpl(settings, new StreamReader(settings, new StringReader(text))))
                    .getSingleNode()
                    .orElseThrow(() -> empty());
        } catch (MarkedYamlEngineException e) {
            throw Rejection.of(
                    e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(null),
                    "This is not YAML: " + (e.getContext() == null ? "" : e.getContext() + ", ") + e.getProblem() + ".",
                    "Correct the indentation, quotes or brackets there.",
                    e);
        } catch (YamlEngineException e) {
            throw Rejection.of(null, "This is not YAML: " + e.getMessage(), "Write a list of routes.", e);
        } catch (StackOverflowError e) {
            throw Rejection.of(null, "The file is nested too deep.", "Split the route.", e);
        }
        check(root, 0, Collections.newSetFromMap(new IdentityHashMap<>()));
        if (!(root instanceof SequenceNode list) || list.getValue().isEmpty()) {
            throw Rejection.of(line(root), "The file is not a list of routes.", "Begin it with '- route:'.");
        }
        return list.getValue();
    }

    private static Rejection empty() {
        return Rejection.of(null, "The file is empty.", "Write a route into it, or delete it to take its routes away.");
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** The keys of a mapping in camel case, which Camel reads kebab case as; empty for anything else. */
    static Map<String, NodeTuple> fields(Node node) {
        Map<String, NodeTuple> fields = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> fields.put(key(tuple), tuple));
        }
        return fields;
    }

    static String key(NodeTuple tuple) {
        String key = text(tuple.getKeyNode());
        return key == null ? "" : StringHelper.dashToCamelCase(key);
    }

    /** The text of a scalar, or null. */
    static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    static String text(Map<String, NodeTuple> fields, String key) {
        NodeTuple tuple = fields.get(key);
        return tuple == null ? null : text(tuple.getValueNode());
    }

    private static void check(Node node, int depth, Set<Node> seen) throws Rejection {
        if (depth > MAX_DEPTH) {
            throw Rejection.of(
                    line(node), "The file is nested deeper than " + MAX_DEPTH + " levels.", "Split the route.");
        }
        if (!seen.add(node)) {
            throw Rejection.of(line(node), "YAML anchors and aliases are not used in routes.", "Write it out.");
        }
        List<Node> children = new ArrayList<>();
        if (node instanceof SequenceNode list) {
            children.addAll(list.getValue());
        } else if (node instanceof MappingNode mapping) {
            if (fields(mapping).size() < mapping.getValue().size()) {
                throw Rejection.of(
                        line(node), "A key stands twice, or is no text, in the block here.", "Keep one of them.");
            }
            mapping.getValue().forEach(tuple -> children.add(tuple.getValueNode()));
        }
        for (Node child : children) {
            check(child, depth + 1, seen);
        }
    }
}
