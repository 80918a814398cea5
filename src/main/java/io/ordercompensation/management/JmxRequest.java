package io.ordercompensation.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * One request of a body for Jolokia, reduced to what it may contain. What the role may not use is refused here in the
 * same way whether it exists or not, so that a refusal reveals nothing.
 */
final class JmxRequest {

    private static final Set<String> FIELDS =
            Set.of("type", "mbean", "attribute", "path", "operation", "arguments", "value", "config");

    /** Options for the form of an answer; not for stack traces, exceptions as objects or the name of a callback. */
    static final Set<String> OPTIONS = Set.of(
            "maxDepth",
            "maxCollectionSize",
            "maxObjects",
            "ignoreErrors",
            "canonicalNaming",
            "includeRequest",
            "listKeys",
            "listCache",
            "listInterfaces",
            "openTypes",
            "ifModifiedSince",
            "serializeLong",
            "mimeType");

    /** Jolokia's other types, for configuration and notifications, are not needed here, not even by Hawtio. */
    private static final Set<String> TYPES = Set.of("read", "write", "exec", "list", "search", "version");

    private static final int MAX_BRIEF = 300;
    private static final Set<String> TEXTS = Set.of("mbean", "operation");

    private final ObjectNode json;

    JmxRequest(ObjectNode json) {
        this.json = json;
        json.retain(FIELDS);
        if (json.get("config") instanceof ObjectNode options) {
            options.retain(OPTIONS);
        } else {
            json.remove("config");
        }
    }

    /** The request as Jolokia gets it. */
    ObjectNode json() {
        return json;
    }

    /** Null, or what is wrong with it, before Jolokia says so in its own words. */
    String flaw() {
        if (!TYPES.contains(type())) {
            return "type must be read, write, exec, list, search or version";
        }
        for (String field : TEXTS) {
            if (json.has(field) && !json.get(field).isTextual()) {
                return field + " must be a text";
            }
        }
        return isTextOrTexts(json.path("attribute")) && isTextOrTexts(json.path("path"))
                ? null
                : "attribute and path must be texts";
    }

    /** For a line of the log: what was asked of which MBean, without the arguments. */
    String brief() {
        String what =
                json.path(json.has("operation") ? "operation" : "attribute").asText();
        String brief = "%s %s of %s".formatted(type(), what, json.path("mbean").asText());
        return brief.substring(0, Math.min(brief.length(), MAX_BRIEF));
    }

    /** Whether it concerns an MBean of the product itself, whose messages may be disclosed. */
    boolean isOurs() {
        ObjectName name = name();
        return name != null && !name.isPattern() && name.getDomain().equals("io.ordercompensation");
    }

    private String type() {
        return json.path("type").asText().toLowerCase(Locale.ROOT);
    }

    private static boolean isTextOrTexts(JsonNode value) {
        if (value.isArray()) {
            for (JsonNode one : value) {
                if (!one.isTextual()) {
                    return false;
                }
            }
            return true;
        }
        return value.isMissingNode() || value.isNull() || value.isTextual();
    }

    /**
     * Whether one of the roles is enough.
     *
     * @param has whether the user has the role, or one that may do more
     */
    boolean isAllowed(Predicate<Role> has) {
        ObjectName name = name();
        if (name == null || name.isPattern()) {
            // Jolokia says what is wrong with a name, and asks ConsoleRestrictor about each MBean behind a pattern.
            return true;
        }
        if (!ConsoleRights.isVisible(name)) {
            return false;
        }
        return switch (type()) {
            case "exec" ->
                has.test(ConsoleRights.toCall(name, json.path("operation").asText()));
            case "write" ->
                has.test(ConsoleRights.toWrite(name, json.path("attribute").asText()));
            case "read" -> {
                JsonNode attribute = json.path("attribute");
                yield !attribute.isTextual() || has.test(ConsoleRights.toRead(name, attribute.asText()));
            }
            default -> true;
        };
    }

    private ObjectName name() {
        if (!json.path("mbean").isTextual()) {
            return null;
        }
        try {
            return new ObjectName(json.path("mbean").asText());
        } catch (MalformedObjectNameException malformed) {
            return null;
        }
    }
}
