package io.ordercompensation.reload.check;

import java.util.Set;

/**
 * What an operator lets a hot-deployed file use, out of what {@code route-rights.txt} lists.
 *
 * @param steps names of EIPs
 * @param schemes of endpoints
 * @param beans {@code bean.method} for a call; {@code bean} for one that a step only refers to, such as a policy
 * @param types classes that values are converted to
 * @param exceptions classes that may be thrown
 * @param properties of the application; one that ends with {@code .*} stands for all below it that do not sound secret
 * @param names that may follow a dot in an expression, where Camel calls the method of that name
 * @param topics that messages are taken from and sent to
 * @param groups in which they are taken and sent
 */
public record Allowed(
        Set<String> steps,
        Set<String> schemes,
        Set<String> beans,
        Set<String> types,
        Set<String> exceptions,
        Set<String> properties,
        Set<String> names,
        Set<String> topics,
        Set<String> groups) {

    static final String SETTING = "compensation.hot-deploy.allow.";

    /** @throws IllegalArgumentException if one of them is a star */
    public Allowed {
        steps = list("steps", steps);
        schemes = list("schemes", schemes);
        beans = list("beans", beans);
        types = list("types", types);
        exceptions = list("exceptions", exceptions);
        properties = list("properties", properties);
        names = list("names", names);
        topics = list("topics", topics);
        groups = list("groups", groups);
    }

    private static Set<String> list(String rule, Set<String> names) {
        if (names.contains("*")) {
            throw new IllegalArgumentException(
                    "%s%s is a list of names, and '*' is not one. To trust a folder like the jar: compensation.hot-deploy.trusted=true"
                            .formatted(SETTING, rule));
        }
        return Set.copyOf(names);
    }

    void step(String name) throws RejectedException {
        check(steps, "steps", "The step", name);
    }

    void scheme(String name) throws RejectedException {
        check(schemes, "schemes", "The component", name);
    }

    void bean(String name) throws RejectedException {
        check(beans, "beans", name.contains(".") ? "The method" : "The bean", name);
    }

    void exception(String name) throws RejectedException {
        check(exceptions, "exceptions", "The exception", name);
    }

    void name(String name) throws RejectedException {
        check(names, "names", "The name", name);
    }

    void topic(String name) throws RejectedException {
        check(topics, "topics", "The topic", name);
    }

    void group(String name) throws RejectedException {
        check(groups, "groups", "The group", name);
    }

    /** Camel takes {@code String} for {@code java.lang.String}. */
    void type(String name) throws RejectedException {
        if (!types.contains("java.lang." + name)) {
            check(types, "types", "The type", name);
        }
    }

    private static void check(Set<String> allowed, String rule, String what, String name) throws RejectedException {
        if (!allowed.contains(name)) {
            throw refusal(what, name, rule);
        }
    }

    static RejectedException refusal(String what, String name, String rule) {
        return RejectedException.of(
                null,
                "%s '%s' is not among those that a hot-deployed file may use.".formatted(what, shown(name)),
                "Correct it if it is misspelt, or add it to %s%s if you trust whoever writes the folder."
                        .formatted(SETTING, rule));
    }

    /** Shortens what a message quotes of a file, to keep it on one line. */
    static String shown(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > 80 ? line.substring(0, 80) + "..." : line;
    }
}
