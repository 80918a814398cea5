package io.ordercompensation.reload.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks an endpoint as Camel splits it: scheme, path, and each option by name. */
final class EndpointGrammar {

    private static final Pattern URI = Pattern.compile("([a-z][a-z0-9+.-]*+)(?::(?://)?(.*+))?", Pattern.DOTALL);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??[A-Za-z][A-Za-z0-9._-]*+}}");
    private static final Pattern NAMED_STATEMENT =
            Pattern.compile("\\{\\{sql:[a-z0-9./-]++(?:\\{\\{([a-z.-]++)}}[a-z0-9.-]*+)?}}");
    private static final Pattern WRITTEN_OUT = Pattern.compile("[A-Za-z]++\\s.*+", Pattern.DOTALL);
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}|RAW[({]", Pattern.CASE_INSENSITIVE);
    private static final Pattern FLAG = Pattern.compile("true|false");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}+(?:ms|s|m|h)?");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9_.* |-]{1,255}+");
    private static final String NAME_SERVER = "{{rocketmq.name-server}}";

    private final RightsTable rights;
    private final Allowed allowed;
    private final Placeholders placeholders;
    private final SqlParameters parameters;

    EndpointGrammar(RightsTable rights, Allowed allowed, SqlParameters parameters) {
        this.rights = rights;
        this.allowed = allowed;
        this.placeholders = new Placeholders(allowed);
        this.parameters = parameters;
    }

    /** @param place {@code from} or {@code to} */
    void check(String uri, String place) throws RejectedException {
        String[] parts = uri.split("\\?", 2);
        Matcher whole = URI.matcher(parts[0]);
        if (!whole.matches()) {
            throw RejectedException.of(
                    null,
                    "The uri '%s' does not begin with the name of a component.".formatted(Allowed.shown(uri)),
                    "Write it out, as in direct:name.");
        }
        String scheme = whole.group(1);
        RightsTable.Endpoint endpoint = rights.endpoint(scheme);
        if (endpoint == null) {
            throw ModelWalk.onlyTrusted("The component", scheme);
        }
        allowed.scheme(scheme);
        if (!endpoint.places().contains(place)) {
            throw RejectedException.of(
                    null,
                    "The component '%s' cannot be used in '%s'.".formatted(scheme, place),
                    "Use it as docs/hot-deploy-rules.md says.");
        }
        value(scheme, "path", endpoint.options().get("path"), whole.group(2) == null ? "" : whole.group(2));
        Map<String, String> options = parts.length > 1 ? options(scheme, endpoint, parts[1]) : Map.of();
        if (endpoint.options().containsValue("period")) {
            Schedule.check(options);
        }
        if (place.equals("from") && endpoint.options().containsKey("consumerGroup")) {
            required(scheme, "consumerGroup", options);
        }
    }

    private Map<String, String> options(String scheme, RightsTable.Endpoint endpoint, String query)
            throws RejectedException {
        Map<String, String> seen = new HashMap<>();
        for (String option : query.split("&", -1)) {
            String[] pair = option.split("=", 2);
            String kind = pair.length < 2 || pair[0].equals("path")
                    ? null
                    : endpoint.options().get(pair[0]);
            if (kind == null || seen.put(pair[0], pair[1]) != null) {
                throw ModelWalk.onlyTrusted("The option", scheme + "?" + pair[0]);
            }
            value(scheme, pair[0], kind, pair[1]);
        }
        return seen;
    }

    private static void required(String scheme, String option, Map<String, String> options) throws RejectedException {
        if (!options.containsKey(option)) {
            throw RejectedException.of(
                    null,
                    "The option '%s' of %s: is missing.".formatted(option, scheme),
                    "Write it beside the others.");
        }
    }

    private void value(String scheme, String option, String kind, String value) throws RejectedException {
        boolean good =
                switch (kind) {
                    case "statement" -> statement(value);
                    case "flag" -> FLAG.matcher(value).matches() || placeholder(value);
                    case "number" -> NUMBER.matcher(value).matches() || placeholder(value);
                    // The operator alone decides what costs memory.
                    case "setting" -> wholePlaceholder(value);
                    case "words" -> WORDS.matcher(value).matches() || placeholder(value);
                    case "topic", "group" -> known(kind, value);
                    // Schedule checks the number together with its unit.
                    case "period" -> !value.contains("{{") || wholePlaceholder(value);
                    case "logger" -> Names.isLogger(value);
                    case "name" -> Names.isName(value);
                    case "key" -> Names.isKey(value);
                    case "name-server" -> value.equals(NAME_SERVER) && placeholder(value);
                    default -> Set.of(kind.split("\\|")).contains(value);
                };
        if (!good) {
            throw RejectedException.of(
                    null,
                    "The %s of %s: cannot be '%s'.".formatted(option, scheme, Allowed.shown(value)),
                    remedy(kind));
        }
    }

    private static String remedy(String kind) {
        return switch (kind) {
            case "statement" -> "Write sql:{{sql:name-of-a-file}}, or the statement itself.";
            case "logger" -> Names.LOGGER_REMEDY;
            case "setting" -> "Write {{name-of-the-setting}} there, as the built-in route order-cancel does.";
            default -> "Write a %s there, without percent signs, RAW() or references.".formatted(kind);
        };
    }

    /** One that the operator named, or a setting, whose value is checked when it is known. */
    private boolean known(String kind, String value) throws RejectedException {
        if (value.contains("{{")) {
            return wholePlaceholder(value);
        }
        if (kind.equals("topic")) {
            allowed.topic(value);
        } else {
            allowed.group(value);
        }
        return true;
    }

    private boolean wholePlaceholder(String value) throws RejectedException {
        return !value.startsWith("{{?") && placeholder(value);
    }

    private boolean placeholder(String value) throws RejectedException {
        if (!PLACEHOLDER.matcher(value).matches()) {
            return false;
        }
        placeholders.checkOption(value);
        return true;
    }

    private boolean statement(String path) throws RejectedException {
        Matcher named = NAMED_STATEMENT.matcher(path);
        if (named.matches()) {
            if (named.group(1) != null) {
                placeholders.name(named.group(1));
            }
            return true;
        }
        // Camel decodes the path: the result has to be the text that is checked here and later.
        if (!WRITTEN_OUT.matcher(path).matches()
                || ENCODED.matcher(path).find()
                || path.contains("{{")
                || path.contains("}}")) {
            return false;
        }
        parameters.check(path);
        return true;
    }
}
