package io.ordercompensation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ordercompensation.support.embedded.RawProducer.Raw;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.apache.rocketmq.common.sysflag.MessageSysFlag;

/** One message of each kind that somebody who may publish can make, and that names no order to be trusted. */
final class HostileMessages {

    /** The longest that a broker takes as it comes. */
    static final int LONGEST_BODY = 4 * 1024 * 1024;

    private static final String ID = "UNIQ_KEY";
    private static final byte[] NO_JSON = "no JSON".getBytes(UTF_8);

    /** Made once: that takes two seconds. */
    private static final byte[] BOMB = zeros(200);

    private HostileMessages() {}

    /** By what is wrong with them. */
    static Map<String, Raw> all() {
        Map<String, Raw> all = new LinkedHashMap<>();
        all.putAll(ids());
        all.putAll(properties());
        all.putAll(flags());
        all.putAll(bodies());
        return all;
    }

    private static Map<String, Raw> ids() {
        Map<String, Raw> ids = new LinkedHashMap<>();
        ids.put("a blank id", with(ID, " "));
        ids.put("no id", with("OTHER", "1"));
        ids.put("an id of 10 KB", with(ID, "i".repeat(10_000)));
        ids.put("another id of 10 KB", with(ID, "i".repeat(10_000) + "2"));
        ids.put("an id of 32 KB", with(ID, "i".repeat(32_000)));
        ids.put("an id with NUL", with(ID, "a\0b"));
        ids.put("an id of lines", with(ID, "a\n12:00:00.000 ERROR forged\r\n"));
        ids.put("an id that clears screens", with(ID, "\u001b[2J\u001b]0;x\u0007"));
        ids.put("an id with emoji", with(ID, "\uD83D\uDCB0".repeat(90)));
        ids.put("an id with a lone surrogate", with(ID, "a\uD800b"));
        ids.put("an id with the marks of a URL", with(ID, "../a/b?c;d#e%2f&\"'<script>"));
        ids.put("an id that is an order's key", with(ID, "1"));
        ids.put("an id that ends blank", with(ID, "a "));
        return ids;
    }

    private static Map<String, Raw> properties() {
        Map<String, Raw> all = new LinkedHashMap<>();
        all.put("KEYS of another order", new Raw(cancel("KEYS", "2"), order()));
        all.put("KEYS of 10 KB", new Raw(cancel("KEYS", "1".repeat(10_000)), order()));
        all.put("KEYS behind many blanks", new Raw(cancel("KEYS", " ".repeat(2_000) + "2"), order()));
        all.put("KEYS with lines", new Raw(cancel("KEYS", "1\n2"), order()));
        Map<String, String> many = cancel(ID, "many");
        for (int i = 0; i < 2_500; i++) {
            many.put("p" + i, "v" + i);
        }
        all.put("thousands of properties", new Raw(many, NO_JSON));
        all.put("a time that is none", with("CONSUME_START_TIME", "soon"));
        all.put("a topic to be retried on", with("RETRY_TOPIC", "elsewhere"));
        all.put("an original id", with("ORIGIN_MESSAGE_ID", "\0"));
        all.put("the names of Camel", with("CamelSqlQuery", "DROP TABLE trade_order"));
        all.put("offsets", with("MAX_OFFSET", "x"));
        all.put("a receipt", with("POP_CK", "x y z"));
        return all;
    }

    private static Map<String, Raw> flags() {
        Map<String, Raw> all = new LinkedHashMap<>();
        all.put("not compressed", flagged(MessageSysFlag.COMPRESSED_FLAG, order()));
        all.put("not LZ4", flagged(MessageSysFlag.COMPRESSED_FLAG | MessageSysFlag.COMPRESSION_LZ4_TYPE, order()));
        all.put(
                "not Zstandard",
                flagged(MessageSysFlag.COMPRESSED_FLAG | MessageSysFlag.COMPRESSION_ZSTD_TYPE, order()));
        all.put("compressed by nothing known", flagged(MessageSysFlag.COMPRESSED_FLAG | 7 << 8, order()));
        all.put("200 MB of zeros in 200 KB", flagged(MessageSysFlag.COMPRESSED_FLAG, BOMB));
        all.put("to be unwrapped", flagged(MessageSysFlag.NEED_UNWRAP_FLAG, NO_JSON));
        all.put("unknown flags", flagged(0x7f << 24, NO_JSON));
        all.put("flag of the application", new Raw(cancel(ID, "flag"), NO_JSON, 0, -1, 0));
        all.put("born before all time", new Raw(cancel(ID, "born"), NO_JSON, 0, 0, Long.MIN_VALUE));
        return all;
    }

    private static Map<String, Raw> bodies() {
        Map<String, Raw> all = new LinkedHashMap<>();
        all.put("bytes", new Raw(cancel(ID, "bytes"), new byte[] {(byte) 0xff, 0, 1}));
        all.put("one byte", new Raw(cancel(ID, "one"), new byte[] {0}));
        all.put("a deep array", new Raw(cancel(ID, "deep"), ("{\"orderId\":" + "[".repeat(60_000)).getBytes(UTF_8)));
        all.put(
                "a long number",
                new Raw(cancel(ID, "number"), ("{\"orderId\":" + "9".repeat(60_000) + "}").getBytes(UTF_8)));
        all.put("controls", new Raw(cancel(ID, "controls"), filled(60_000, (byte) 1)));
        all.put("a forged cut", new Raw(cancel(ID, "cut"), ("cut:5:" + "0".repeat(64) + ":x").getBytes(UTF_8)));
        all.put("too long", new Raw(cancel(ID, "long"), filled(100_000, (byte) ' ')));
        all.put("the longest", new Raw(cancel(ID, "longest"), filled(LONGEST_BODY, (byte) 'x')));
        all.put("the longest, of controls", new Raw(cancel(ID, "longest"), filled(LONGEST_BODY, (byte) 1)));
        all.put("the longest, of bytes", new Raw(cancel(ID, "longest"), filled(LONGEST_BODY, (byte) 0xff)));
        return all;
    }

    private static Raw with(String property, String value) {
        return new Raw(cancel(property, value), NO_JSON);
    }

    /** Messages that say that their addresses are long ones: the broker counts them, and never delivers them. */
    static List<Raw> undelivered() {
        return IntStream.of(
                        MessageSysFlag.BORNHOST_V6_FLAG,
                        MessageSysFlag.STOREHOSTADDRESS_V6_FLAG,
                        MessageSysFlag.BORNHOST_V6_FLAG | MessageSysFlag.STOREHOSTADDRESS_V6_FLAG)
                .mapToObj(flags -> flagged(flags, NO_JSON))
                .toList();
    }

    private static Raw flagged(int sysFlag, byte[] body) {
        return new Raw(cancel(ID, "flagged-" + Integer.toHexString(sysFlag)), body, sysFlag, 0, 0);
    }

    private static byte[] order() {
        return "{\"orderId\":1}".getBytes(UTF_8);
    }

    static Map<String, String> cancel(String property, String value) {
        return new LinkedHashMap<>(Map.of("TAGS", "order_cancel", property, value));
    }

    static byte[] filled(int length, byte value) {
        byte[] body = new byte[length];
        Arrays.fill(body, value);
        return body;
    }

    private static byte[] zeros(int mebibytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(compressed)) {
            for (int i = 0; i < mebibytes; i++) {
                deflater.write(new byte[1024 * 1024]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
