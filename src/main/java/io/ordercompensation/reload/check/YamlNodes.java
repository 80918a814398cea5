package io.ordercompensation.reload.check;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.camel.util.StringHelper;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.YamlUnicodeReader;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The text of a file as YAML nodes that know their lines: one list of routes, of bounded depth, without anchors and tags.
 * Nothing is built from them; an entry such as {@code beans} would take effect while Camel's loader parses it.
 */
final class YamlNodes {

    private static final int MAX_DEPTH = 100;
    private static final Set<Tag> PLAIN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ);

    private YamlNodes() {}

    /**
     * Answers the entries of the file.
     *
     * @throws RejectedException if it is not YAML, not a list of routes, nested too deep, or uses anchors, tags or the same key twice
     */
    static List<Node> entries(String text) throws RejectedException {
        Node root = root(text);
        check(root, 0, Collections.newSetFromMap(new IdentityHashMap<>()));
        if (!(root instanceof SequenceNode list) || list.getValue().isEmpty()) {
            throw RejectedException.of(line(root), "The file is not a list of routes.", "Begin it with '- route:'.");
        }
        for (Node entry : list.getValue()) {
            isRoute(entry);
        }
        return list.getValue();
    }

    private static Node root(String text) throws RejectedException {
        LoadSettings settings = LoadSettings.builder().build();
        // Read as Camel's loader does: the nodes that are checked here have to be those that it will see.
        YamlUnicodeReader reader =
                new YamlUnicodeReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return new Composer(settings, new ParserImpl(settings, new StreamReader(settings, reader)))
                    .getSingleNode()
                    .orElseThrow(() -> RejectedException.of(
                            null,
                            "The file is empty.",
                            "Write a route into it, or delete it to take its routes away."));
        } catch (MarkedYamlEngineException e) {
            throw RejectedException.of(
                    e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(null),
                    "This is not YAML: " + (e.getContext() == null ? "" : e.getContext() + ", ") + e.getProblem() + ".",
                    "Correct the indentation, quotes or brackets there.",
                    e);
        } catch (YamlEngineException e) {
            throw RejectedException.of(
                    null, "This is not YAML: " + Allowed.shown(e.getMessage()), "Write a list of routes.", e);
        } catch (StackOverflowError e) {
            throw RejectedException.of(null, "The file is nested too deep.", "Split the route.", e);
        }
    }

    private static void isRoute(Node entry) throws RejectedException {
        if (!(entry instanceof MappingNode mapping) || mapping.getValue().size() != 1) {
            throw RejectedException.of(line(entry), "An entry of the file is not one block.", "Write '- route:'.");
        }
        NodeTuple only = mapping.getValue().get(0);
        if (!"route".equals(key(only))) {
            throw ModelWalk.onlyTrusted("The entry", key(only)).at(line(entry));
        }
        if (!(only.getValueNode() instanceof MappingNode)) {
            throw RejectedException.of(line(entry), "The route has nothing in it.", "Write id and from below it.");
        }
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static void check(Node node, int depth, Set<Node> seen) throws RejectedException {
        if (depth > MAX_DEPTH) {
            throw RejectedException.of(
                    line(node), "The file is nested deeper than " + MAX_DEPTH + " levels.", "Split the route.");
        }
        if (!seen.add(node) || node.getAnchor().isPresent()) {
            throw RejectedException.of(line(node), "YAML anchors and aliases are not used in routes.", "Write it out.");
        }
        if (!PLAIN.contains(node.getTag())) {
            throw RejectedException.of(
                    line(node), "YAML tags are not used in routes.", "Leave out what begins with '!'.");
        }
        if (node instanceof SequenceNode list) {
            for (Node child : list.getValue()) {
                check(child, depth + 1, seen);
            }
        } else if (node instanceof MappingNode mapping) {
            keys(mapping);
            for (NodeTuple tuple : mapping.getValue()) {
                check(tuple.getKeyNode(), depth + 1, seen);
                check(tuple.getValueNode(), depth + 1, seen);
            }
        }
    }

    /** Camel reads kebab case as camel case, and the last of two keys wins. */
    private static void keys(MappingNode mapping) throws RejectedException {
        Set<String> keys = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (key(tuple).isEmpty() || !keys.add(StringHelper.dashToCamelCase(key(tuple)))) {
                throw RejectedException.of(
                        line(mapping), "A key of this block occurs twice, or is not text.", "Keep one of them.");
            }
        }
    }
}
