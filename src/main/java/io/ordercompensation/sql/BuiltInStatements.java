package io.ordercompensation.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;

/** The statements in the jar: one file each below {@code sql/}, in a folder for the package or command that runs it. */
public final class BuiltInStatements {

    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private BuiltInStatements() {}

    /**
     * The text of {@code claim/insert-messages}.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public static String text(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no statement " + file(name) + " in the jar"));
    }

    /** The same, empty if there is no such file. */
    public static Optional<String> find(String name) {
        return Optional.ofNullable(TEXTS.computeIfAbsent(name, BuiltInStatements::load));
    }

    private static String load(String name) {
        ClassPathResource resource = new ClassPathResource(file(name), BuiltInStatements.class.getClassLoader());
        try {
            return resource.exists() ? resource.getContentAsString(StandardCharsets.UTF_8) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("The statement " + file(name) + " in the jar cannot be read", e);
        }
    }

    private static String file(String name) {
        return "order-compensation/sql/" + name + ".sql";
    }
}
