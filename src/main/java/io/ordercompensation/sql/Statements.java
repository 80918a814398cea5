package io.ordercompensation.sql;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The text in force of every statement: the user's if it is good, else the one in the jar. Routes ask for it each time
 * they run it, so that a change needs no restart; a broken file on disk never gets here.
 */
public final class Statements {

    private static final String BUILT_IN = "classpath:order-compensation/sql/";
    private static final String END = ".sql";
    private static final Set<String> OVERRIDABLE = Set.of("order", "outbox");
    private static final Pattern NAME = Pattern.compile("([a-z0-9]+/)?[a-z0-9][a-z0-9.-]*");

    private final String own;
    private final Map<String, String> users = new ConcurrentHashMap<>();

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

    /** The same, empty if there is no such statement. */
    public Optional<String> find(String name) {
        String user = users.get(name);
        return user != null ? Optional.of(user) : builtIn(name);
    }

    /** Which statement a resource like {@code classpath:order-compensation/sql/cancel-orders.sql} names; empty for one written out in a route. */
    public Optional<String> nameOf(String query) {
        for (String place : Set.of(BUILT_IN, own)) {
            if (query.startsWith(place) && query.endsWith(END)) {
                String name = query.substring(place.length(), query.length() - END.length());
                return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The text that would be in force without the user's. */
    public Optional<String> builtIn(String name) {
        return BuiltInStatements.find(name);
    }

    /** Puts the user's text in force; the caller has checked it. */
    public void put(String name, String text) {
        users.put(name, text);
    }

    /** Puts the jar's text back in force. */
    public void remove(String name) {
        users.remove(name);
    }

    /** The user's statements, by name. */
    public Map<String, String> users() {
        return new TreeMap<>(users);
    }

    /** Whether it is a valid name: lower case letters, digits, dots and dashes, after at most one directory. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * Whether a user's file may replace the jar's: only for what routes and the outbox run. The statements for the
     * consumer log, and for what operators do with it, are the product's alone.
     */
    public static boolean isOverridable(String name) {
        int directory = name.indexOf('/');
        return isName(name) && (directory < 0 || OVERRIDABLE.contains(name.substring(0, directory)));
    }
}
