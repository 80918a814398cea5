package io.ordercompensation.reload;

import java.util.Set;

/**
 * What a hot-deployed file may use. Whoever writes the folder would otherwise run whatever code is on the class path.
 *
 * @param entries at the top of a file
 * @param steps names of EIPs
 * @param schemes of endpoints
 * @param languages of expressions
 * @param beans names by which routes refer to objects of the application
 * @param types class names, for instance of exceptions
 */
public record AllowList(
        Set<String> entries,
        Set<String> steps,
        Set<String> schemes,
        Set<String> languages,
        Set<String> beans,
        Set<String> types) {

    private static final String ANYTHING = "*";

    public AllowList {
        entries = Set.copyOf(entries);
        steps = Set.copyOf(steps);
        schemes = Set.copyOf(schemes);
        languages = Set.copyOf(languages);
        beans = Set.copyOf(beans);
        types = Set.copyOf(types);
    }

    void entry(String name, int line) throws Rejection {
        check(entries, "entries", "The entry", name, line);
    }

    void step(String name, int line) throws Rejection {
        check(steps, "steps", "The step", name, line);
    }

    void scheme(String name, int line) throws Rejection {
        check(schemes, "schemes", "The component", name, line);
    }

    void language(String name, int line) throws Rejection {
        check(languages, "languages", "The language", name, line);
    }

    void bean(String name, int line) throws Rejection {
        check(beans, "beans", "The bean", name, line);
    }

    void type(String name, int line) throws Rejection {
        check(types, "types", "The type", name, line);
    }

    private static void check(Set<String> allowed, String rule, String what, String name, int line) throws Rejection {
        if (!allowed.contains(ANYTHING) && !allowed.contains(name)) {
            throw Rejection.of(
                    line,
                    "%s '%s' is not among those that a hot-deployed file may use.".formatted(what, name),
                    "Correct it if it is misspelt, or add it to compensation.hot-deploy.allow.%s if you trust whoever writes the folder."
                            .formatted(rule));
        }
    }
}
