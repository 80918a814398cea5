package io.ordercompensation.reload.check;

import java.util.Set;
import java.util.regex.Pattern;

/** Which values a setting may have, by the kind that {@code route-rights.txt} gives it. */
final class ValueKinds {

    private static final Pattern FLAG = Pattern.compile("true|false");
    private static final Pattern SEPARATOR = Pattern.compile("[^${}\\p{Cntrl}]{1,10}+|\\\\[nrt]|\n");

    private final Allowed allowed;
    private final SimpleGrammar simple;
    private final MethodGrammar methods;
    private final EndpointGrammar endpoints;

    ValueKinds(RightsTable rights, Allowed allowed) {
        this.allowed = allowed;
        this.simple = new SimpleGrammar(allowed);
        this.methods = new MethodGrammar(allowed, simple);
        this.endpoints = new EndpointGrammar(rights, allowed, new SqlParameters(simple));
    }

    void call(String bean, String method) throws RejectedException {
        methods.call(bean, method);
    }

    void check(String kind, String setting, String text) throws RejectedException {
        switch (kind) {
            case "from", "to" -> endpoints.check(text, kind);
            case "template" -> simple.template(text);
            case "question" -> simple.predicate(text);
            case "constant", "text" -> simple.plain(text);
            case "bean" -> allowed.bean(text.replaceFirst("^#(bean:)?", ""));
            case "type" -> allowed.type(text);
            case "exception" -> allowed.exception(text);
            default -> require(kind, setting, text);
        }
    }

    private static void require(String kind, String setting, String text) throws RejectedException {
        boolean good =
                switch (kind) {
                    case "flag" -> FLAG.matcher(text).matches();
                    case "name" -> Names.isName(text);
                    case "field" -> Names.isField(text);
                    case "property" -> Names.isReadableProperty(text);
                    case "names" -> Names.areNames(text);
                    case "key" -> Names.isKey(text);
                    case "logger" -> Names.isLogger(text);
                    case "separator" -> SEPARATOR.matcher(text).matches();
                    default -> Set.of(kind.split("\\|")).contains(text);
                };
        if (!good) {
            throw RejectedException.of(
                    null,
                    "'%s' cannot be '%s'.".formatted(setting, Allowed.shown(text)),
                    switch (kind) {
                        case "flag" -> "Write true or false.";
                        case "name" -> "Use letters, digits, dots and dashes.";
                        case "field", "property" -> "Use letters, digits and dashes.";
                        case "logger" -> Names.LOGGER_REMEDY;
                        case "names" -> "Write a name, a prefix and a star, or a star.";
                        case "key" ->
                            "Use letters, digits and dashes, and do not begin with Camel or compensation: those are reserved.";
                        case "separator" -> "Write up to ten characters, none of them $, { or }.";
                        default -> "Write one of " + kind.replace("|", ", ") + ".";
                    });
        }
    }
}
