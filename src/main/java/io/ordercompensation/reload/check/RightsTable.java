package io.ordercompensation.reload.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/** The table {@code reload/route-rights.txt}: what a hot-deployed route may be made of. */
final class RightsTable {

    private static final String MODEL = "org.apache.camel.model.";

    private final Map<String, Right> byClass = new HashMap<>();
    private final Map<String, Right> steps = new HashMap<>();
    private final Map<String, Endpoint> endpoints = new HashMap<>();

    /**
     * What a definition of Camel's model may have.
     *
     * @param what {@code step}, {@code part} or {@code language}
     * @param name as YAML calls it
     * @param fields kinds of the values that they may have, by the name of the Java field
     */
    record Right(String what, String name, Map<String, String> fields) {}

    /**
     * What an endpoint may have.
     *
     * @param places {@code from}, {@code to} or both
     * @param options kinds by name; {@code path} is what stands before the question mark
     */
    record Endpoint(Set<String> places, Map<String, String> options) {}

    RightsTable() {
        try {
            new ClassPathResource("order-compensation/reload/route-rights.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException("reload/route-rights.txt in the jar cannot be read", e);
        }
    }

    private void add(String line) {
        String[] words = line.strip().split("\\s+");
        Map<String, String> kinds = new LinkedHashMap<>();
        for (int word = 3; word < words.length; word++) {
            String[] pair = words[word].split("=", 2);
            kinds.put(pair[0], pair[1]);
        }
        if (words[0].equals("endpoint")) {
            endpoints.put(words[1], new Endpoint(Set.of(words[2].split("\\|")), kinds));
        } else {
            Right right = new Right(words[0], words[1], kinds);
            byClass.put(MODEL + words[2], right);
            if (right.what().equals("step")) {
                steps.put(right.name(), right);
            }
        }
    }

    /** Null if a file must not have such a definition. */
    Right of(Class<?> definition) {
        return byClass.get(definition.getName());
    }

    /** Null if there is no such component for files. */
    Endpoint endpoint(String scheme) {
        return endpoints.get(scheme);
    }

    /** Whether Camel's loader may construct what has that id: a step by its name, or a class. */
    boolean knows(String id) {
        return steps.containsKey(id) || byClass.containsKey(id);
    }
}
