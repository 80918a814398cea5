package io.ordercompensation.management;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * What is disclosed of an error from Jolokia, which names Java classes and quotes exceptions. Only what our own
 * operations say about their parameters goes through, because it is meant for the caller.
 */
final class JmxErrors {

    static final String REFUSED = "It does not exist, or your role may not use it";

    private static final Logger LOG = LoggerFactory.getLogger(JmxErrors.class);
    private static final JsonFactory ANSWERS = new JsonFactory();
    private static final String PARAMETER = IllegalArgumentException.class.getName();
    /** The package of our own exceptions. */
    private static final String OURS = "io.ordercompensation.";

    /** Matches names of classes, not words. */
    private static final Pattern CLASS = Pattern.compile("\\b[a-z]\\w*\\.[\\w.]*[A-Z]\\w*");

    private static final int MAX_WORDS = 1000;

    private JmxErrors() {}

    /** The answer to the caller. */
    record Told(HttpStatus status, String words) {

        static final Told UNKNOWN = new Told(
                HttpStatus.BAD_REQUEST,
                "The request is not one that the JMX console knows: check the names, and the number and types of the"
                        + " arguments");
    }

    /** Null if the answer is not an error. */
    static Told of(JmxRequest asked, byte[] answer) throws IOException {
        Map<String, String> said = fields(answer);
        int status = Integer.parseInt(said.getOrDefault("status", "0"));
        return switch (status) {
            case 200, 304 -> null;
            case 403 -> new Told(HttpStatus.FORBIDDEN, REFUSED);
            case 404 -> new Told(HttpStatus.NOT_FOUND, "There is no such MBean, attribute or operation");
            default -> failure(asked, status, said);
        };
    }

    private static Told failure(JmxRequest asked, int status, Map<String, String> said) {
        String words = said.getOrDefault("error", "");
        String type = said.getOrDefault("error_type", "");
        boolean isSaidByUs = asked.isOurs() && (type.equals(PARAMETER) || type.startsWith(OURS));
        if (isSaidByUs && !words.isEmpty() && !CLASS.matcher(words).find()) {
            return new Told(HttpStatus.BAD_REQUEST, words.substring(0, Math.min(words.length(), MAX_WORDS)));
        }
        if (status == HttpStatus.BAD_REQUEST.value()) {
            return Told.UNKNOWN;
        }
        if (asked.isOurs()) {
            LOG.warn("A request of the JMX console failed: {}: {}, {}", asked.brief(), type, words);
        }
        return new Told(HttpStatus.INTERNAL_SERVER_ERROR, "It failed; the log of the product says more");
    }

    /** The texts and numbers of its top level, however deep the rest is. */
    private static Map<String, String> fields(byte[] answer) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = ANSWERS.createParser(answer)) {
            json.nextToken();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                if (json.nextToken().isScalarValue()) {
                    if (!field.equals("value")) {
                        fields.put(field, json.getText());
                    }
                } else {
                    json.skipChildren();
                }
            }
        }
        return fields;
    }
}
