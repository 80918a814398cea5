package io.ordercompensation.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How many bytes of bodies are in memory at a time on the way into or out of the consumer log.
 *
 * @param longest bytes of a body in the log; a longer one, written by another program, is not read
 * @param together bytes of all bodies in one statement or one retry; a single body always fits
 */
public record BodyBounds(long longest, long together) {

    /** Prefix and padding of a body that is not text, whose Base64 is a third longer. */
    private static final int BASE64_OVERHEAD = 16;

    /** The worst case in JSON: a control character becomes six characters. */
    private static final int ESCAPED = 6;

    private static final int LONGEST_CHARACTER = 3;

    /** @param longestBody bytes of a body as it was received */
    public static BodyBounds of(int longestBody, int together) {
        return new BodyBounds(longestBody * 4L / 3 + BASE64_OVERHEAD, together);
    }

    /** Splits the entries, in their order, into parts that each fit into one statement. */
    List<List<LogEntry>> statements(List<LogEntry> entries) {
        return parts(entries, entry -> inJson(entry.body()));
    }

    /** The same for claims, whose bodies are not in the JSON. */
    List<List<Claim>> claimStatements(List<Claim> claims) {
        return parts(claims, Claim::bytes);
    }

    private <T> List<List<T>> parts(List<T> entries, ToLongFunction<T> size) {
        List<List<T>> statements = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < entries.size(); i++) {
            long own = size.applyAsLong(entries.get(i));
            if (i > from && bytes + own > together) {
                statements.add(entries.subList(from, i));
                from = i;
                bytes = 0;
            }
            bytes += own;
        }
        if (from < entries.size()) {
            statements.add(entries.subList(from, entries.size()));
        }
        return statements;
    }

    /** The keys of the first rows, as many as fit. */
    List<String> first(List<Due> rows) {
        List<String> keys = new ArrayList<>();
        long bytes = 0;
        for (Due row : rows) {
            bytes += Math.min(row.bodyBytes(), longest);
            if (!keys.isEmpty() && bytes > together) {
                break;
            }
            keys.add(row.key());
        }
        return keys;
    }

    /** Why a body of this size is not read, or null if it is. */
    String flaw(long bytes) {
        return bytes <= longest
                ? null
                : "The body in the consumer log has %d bytes, and no more than %d are read (compensation.max-kept-body-bytes)"
                        .formatted(bytes, longest);
    }

    private static long inJson(String body) {
        long bytes = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            bytes += c < ' ' || c == '"' || c == '\\' ? ESCAPED : c < 0x80 ? 1 : LONGEST_CHARACTER;
        }
        return bytes;
    }
}
