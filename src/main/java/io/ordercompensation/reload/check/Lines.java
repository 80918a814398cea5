package io.ordercompensation.reload.check;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Finds the line of a word in a file, for a refusal. Camel's model only knows where each block begins. */
final class Lines {

    private record Word(int line, String text) {}

    private final List<Word> words = new ArrayList<>();

    Lines(List<Node> entries) {
        entries.forEach(this::add);
    }

    private void add(Node node) {
        if (node instanceof ScalarNode scalar) {
            words.add(new Word(YamlNodes.line(node), scalar.getValue()));
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::add);
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> {
                add(tuple.getKeyNode());
                add(tuple.getValueNode());
            });
        }
    }

    /** The first line from {@code from} on with the text alone; else with a part of it; else {@code from}. */
    int of(int from, String text) {
        if (text == null) {
            return from;
        }
        for (Word word : words) {
            if (word.line() >= from && word.text().equals(text)) {
                return word.line();
            }
        }
        for (Word word : words) {
            if (word.line() >= from && word.text().length() > 2 && text.startsWith(word.text() + "?")) {
                return word.line();
            }
        }
        return from;
    }
}
