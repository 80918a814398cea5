package io.ordercompensation.reload.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks a call of a bean: an allowed method, with values of the message and literals. */
final class MethodGrammar {

    private static final String ARGUMENT =
            "(?:\\$\\{[^{}$]*+}|-?[0-9]++(?:\\.[0-9]++)?|true|false|null|'[\\w .;@%#*+-]*+')";
    private static final Pattern CALL = Pattern.compile(
            "([A-Za-z_][A-Za-z0-9_]*+)(?:\\(\\s*+(" + ARGUMENT + "(?:\\s*+,\\s*+" + ARGUMENT + ")*+)?\\s*+\\))?");
    private static final Pattern FUNCTION = Pattern.compile("\\$\\{([^{}$]*+)}");

    private static final int MAX_LENGTH = 1000;

    private final Allowed allowed;
    private final SimpleGrammar simple;

    MethodGrammar(Allowed allowed, SimpleGrammar simple) {
        this.allowed = allowed;
        this.simple = simple;
    }

    /**
     * Checks {@code ref} and {@code method} of a step.
     *
     * @param bean its name in the registry
     * @param method {@code accept} or <code>park(${variable.candidates}, ${body})</code>
     */
    void call(String bean, String method) throws RejectedException {
        if (bean == null || method == null) {
            throw RejectedException.of(
                    null,
                    "A bean is called by ref and method.",
                    "Write both; Camel would choose a method by what the message holds.");
        }
        Matcher call = CALL.matcher(method);
        // Camel takes what stands before '.class ' in an argument for its type, and evaluates the rest.
        if (method.length() > MAX_LENGTH || method.contains(".class") || !call.matches()) {
            throw RejectedException.of(
                    null,
                    "The method '%s' cannot be called like that.".formatted(Allowed.shown(method)),
                    "Write name, or name(${body}, 'text', 1): no types, no method of a method.");
        }
        allowed.bean(bean + "." + call.group(1));
        if (call.group(2) != null) {
            Matcher function = FUNCTION.matcher(call.group(2));
            while (function.find()) {
                simple.function(function.group(1));
            }
        }
    }
}
