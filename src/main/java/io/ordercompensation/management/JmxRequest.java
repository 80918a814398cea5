package io.ordercompensation.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.Predicate;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * One request of a body for Jolokia, with what may stand in it and nothing else. What the role may not use is refused here
 * in one way, whether it exists or not, so that a refusal tells nothing.
 */
final class JmxRequest {

    private static final Set<String> FIELDS =
            Set.of("type", "mbean", "attribute", "path", "operation", "arguments", "value", "config");

    /** How an answer is to look. Not: stack traces, exceptions as objects, the name of a script's function. */
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

    /** What Jolokia gets to see. */
    ObjectNode json() {
        return json;
    }

    /**
     * Whether one of the roles is enough.
     *
     * @param has whether whoever asks has the role, or one that may do more
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
        return switch (json.path("type").asText().toLowerCase(java.util.Locale.ROOT)) {
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
