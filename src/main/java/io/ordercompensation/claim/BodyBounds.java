package io.ordercompensation.claim;

import java.util.ArrayList;
import java.util.List;

/**
 * How much of bodies is in memory at a time on the way into the consumer log and out of it.
 *
 * @param longest bytes of a body as it stands in the log; what another program has written there that is longer is not read
 * @param together bytes of bodies in one statement, or taken for another attempt; one body always fits
 */
public record BodyBounds(long longest, long together) {

    /** In front of bytes that are not text, which become a third longer. */
    private static final int BASE64_OVERHEAD = 16;

    /** The worst that JSON makes of a character: six of a control character. */
    private static final int ESCAPED = 6;

    private static final int LONGEST_CHARACTER = 3;

    /** @param longestBody bytes of a body as it came */
    public static BodyBounds of(int longestBody, int together) {
        return new BodyBounds(longestBody * 4L / 3 + BASE64_OVERHEAD, together);
    }

    /** The entries in their order, in parts of which each fits into one statement. */
    List<List<LogEntry>> statements(List<LogEntry> entries) {
        List<List<LogEntry>> statements = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < entries.size(); i++) {
            long own = inJson(entries.get(i).body());
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

    /** Why a body of so many bytes is not read, or null if it is. */
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
