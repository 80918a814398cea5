package io.ordercompensation.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * The text of every statement that is in force: the user's if it is good, else the one in the jar. Routes ask for it each
 * time they run it, so that a change needs no restart; what is broken on disk never gets here.
 */
public final class Statements {

    private static final String BUILT_IN = "classpath:sql/";
    private static final String END = ".sql";
    private static final Pattern NAME = Pattern.compile("([a-z0-9]+/)?[a-z0-9][a-z0-9.-]*");

    private final String own;
    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final Map<String, String> builtIn = new ConcurrentHashMap<>();

    /** @param directory of the user's files; it need not exist */
    public Statements(Path directory) {
        this.own = "file:" + directory.toAbsolutePath().normalize() + "/";
    }

    /**
     * The text in force of {@code update-goods-stock} or {@code outbox/select-due}.
     *
     * @throws IllegalArgumentException if there is no such statement
     */
    public String text(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no good SQL file '%s': neither in %s nor in the jar".formatted(name, own)));
    }

    Optional<String> find(String name) {
        String user = users.get(name);
        return user != null ? Optional.of(user) : builtIn(name);
    }

    /** Which statement a resource like {@code classpath:sql/cancel-orders.sql} names; empty for one written out in a route. */
    Optional<String> nameOf(String query) {
        for (String place : Set.of(BUILT_IN, own)) {
            if (query.startsWith(place) && query.endsWith(END)) {
                String name = query.substring(place.length(), query.length() - END.length());
                return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    Optional<String> builtIn(String name) {
        return Optional.ofNullable(builtIn.computeIfAbsent(name, Statements::load));
    }

    void put(String name, String text) {
        users.put(name, text);
    }

    void remove(String name) {
        users.remove(name);
    }

    /** The user's own, by name. */
    Map<String, String> users() {
        return new TreeMap<>(users);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static String load(String name) {
        ClassPathResource resource = new ClassPathResource("sql/" + name + END);
        try {
            return resource.exists() ? resource.getContentAsString(StandardCharsets.UTF_8) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("The statement sql/" + name + END + " in the jar cannot be read", e);
        }
    }
}
