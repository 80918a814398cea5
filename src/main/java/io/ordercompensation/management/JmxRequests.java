package io.ordercompensation.management;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the body of a request for Jolokia within bounds; Jolokia's own parser has none. What is passed on is serialised
 * again, so that it means to Jolokia what it means here.
 */
final class JmxRequests {

    private static final int MAX_NUMBER = 100;
    private final ObjectMapper mapper;
    private final int maxRequests;

    JmxRequests(JmxLimits limits) {
        this.maxRequests = limits.maxRequests();
        this.mapper = JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(limits.maxDepth())
                                .maxNumberLength(MAX_NUMBER)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * The requests of one body.
     *
     * @param bulk whether they stood in an array, and are to be answered in one
     */
    record Body(List<JmxRequest> requests, boolean bulk) {}

    /** @throws IllegalArgumentException if it is not a body of requests, or exceeds a bound */
    Body read(byte[] json) throws IOException {
        JsonNode body;
        try {
            body = mapper.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(
                    "The body is not JSON, or is nested deeper, or has longer numbers, than is"
                            + " allowed (compensation.management.jmx.max-depth)",
                    malformed);
        }
        boolean bulk = body.isArray();
        if (bulk && body.size() > maxRequests) {
            throw new IllegalArgumentException("The bulk has " + body.size() + " requests but may have at most "
                    + maxRequests + " (compensation.management.jmx.max-requests)");
        }
        List<JmxRequest> requests = new ArrayList<>();
        for (JsonNode request : bulk ? body : List.of(body)) {
            if (!(request instanceof ObjectNode object) || !isFinite(object)) {
                throw new IllegalArgumentException("The body must be a JSON object, or an array of them");
            }
            requests.add(new JmxRequest(object));
        }
        return new Body(requests, bulk);
    }

    byte[] write(JsonNode json) throws IOException {
        return mapper.writeValueAsBytes(json);
    }

    /** 1e999999999 is a short text and a long number. */
    private static boolean isFinite(JsonNode json) {
        if (json.isFloatingPointNumber()) {
            return Double.isFinite(json.doubleValue());
        }
        for (JsonNode inner : json) {
            if (!isFinite(inner)) {
                return false;
            }
        }
        return true;
    }
}
