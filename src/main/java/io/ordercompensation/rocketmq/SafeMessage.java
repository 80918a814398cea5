package io.ordercompensation.rocketmq;

import static org.apache.rocketmq.common.sysflag.MessageSysFlag.COMPRESSED_FLAG;
import static org.apache.rocketmq.common.sysflag.MessageSysFlag.INNER_BATCH_FLAG;
import static org.apache.rocketmq.common.sysflag.MessageSysFlag.NEED_UNWRAP_FLAG;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.rocketmq.common.message.MessageConst;
import org.apache.rocketmq.common.message.MessageDecoder;

/** Rewrites one message of a broker's answer, so that the client reads it without harm and within the bounds. */
final class SafeMessage {

    /** Flags that make the client split a body into several messages, of lengths that a sender names. */
    private static final int WRAPPED = INNER_BATCH_FLAG | NEED_UNWRAP_FLAG;

    private static final int MAX_PROPERTIES = 1024;
    private static final int MAX_VALUE = 128;

    /** Properties that the client and this component read; the others are left out if the properties are too long. */
    private static final Set<String> KEPT = Set.of(
            MessageConst.PROPERTY_KEYS,
            MessageConst.PROPERTY_TAGS,
            MessageConst.PROPERTY_UNIQ_CLIENT_MESSAGE_ID_KEYIDX,
            MessageConst.PROPERTY_RETRY_TOPIC,
            MessageConst.PROPERTY_ORIGIN_MESSAGE_ID,
            MessageConst.PROPERTY_RECONSUME_TIME,
            MessageConst.PROPERTY_POP_CK,
            MessageConst.PROPERTY_FIRST_POP_TIME);

    private final int maxBodyBytes;
    private final byte[] topic;
    private final String tag;

    /**
     * @param maxBodyBytes longer bodies are cut
     * @param topic for a message whose own cannot be read, like {@code tag}
     */
    SafeMessage(int maxBodyBytes, String topic, String tag) {
        this.maxBodyBytes = maxBodyBytes;
        this.topic = topic.getBytes(StandardCharsets.UTF_8);
        this.tag = tag;
    }

    /** Answers the message rewritten; empty if it may stay as it is. */
    Optional<byte[]> of(ByteBuffer answer, MessageFrame frame) {
        if (!frame.sound()) {
            return Optional.of(unsound(answer, frame));
        }
        boolean plain = (frame.sysFlag() & (WRAPPED | COMPRESSED_FLAG)) == 0;
        if (plain && frame.bodyLength() <= maxBodyBytes && frame.propertiesLength() <= MAX_PROPERTIES) {
            return Optional.empty();
        }
        return Optional.of(rewritten(answer, frame));
    }

    private byte[] rewritten(ByteBuffer answer, MessageFrame frame) {
        byte[] all = answer.array();
        int sysFlag = frame.sysFlag() & ~WRAPPED;
        byte[] body = Arrays.copyOfRange(all, frame.bodyAt(), frame.bodyAt() + frame.bodyLength());
        Optional<byte[]> plain = (sysFlag & COMPRESSED_FLAG) == 0
                ? Optional.empty()
                : CompressedBody.decompress(body, sysFlag, maxBodyBytes);
        if (plain.isPresent()) {
            body = plain.get();
            sysFlag &= ~COMPRESSED_FLAG;
        }
        if (body.length > maxBodyBytes) {
            body = cut(body);
            sysFlag &= ~COMPRESSED_FLAG;
        }
        byte[] properties = properties(all, frame);
        int topicFrom = frame.bodyAt() + frame.bodyLength();
        int topicTo = frame.propertiesAt() - Short.BYTES;
        int headLength = frame.bodyAt() - Integer.BYTES - frame.start();
        ByteBuffer safe = ByteBuffer.allocate(
                headLength + Integer.BYTES + body.length + topicTo - topicFrom + Short.BYTES + properties.length);
        safe.put(all, frame.start(), headLength).putInt(body.length).put(body);
        safe.put(all, topicFrom, topicTo - topicFrom)
                .putShort((short) properties.length)
                .put(properties);
        return finished(safe, sysFlag);
    }

    /** Trusts only the fields that the broker writes; the whole message becomes the body, for a person to look at. */
    private byte[] unsound(ByteBuffer answer, MessageFrame frame) {
        byte[] body = Arrays.copyOfRange(answer.array(), frame.start(), frame.end());
        body = body.length > maxBodyBytes ? cut(body) : body;
        byte[] properties = tag == null
                ? new byte[0]
                : MessageDecoder.messageProperties2String(Map.of(MessageConst.PROPERTY_TAGS, tag))
                        .getBytes(StandardCharsets.UTF_8);
        // Two hosts of eight bytes, a time, a count and an offset.
        int rest = 2 * Long.BYTES + Long.BYTES + Integer.BYTES + Long.BYTES;
        ByteBuffer safe = ByteBuffer.allocate(MessageFrame.FIXED
                + rest
                + Integer.BYTES
                + body.length
                + Short.BYTES
                + topic.length
                + Short.BYTES
                + properties.length);
        safe.put(answer.array(), frame.start(), MessageFrame.FIXED).put(new byte[rest]);
        safe.putInt(body.length).put(body);
        if (MessageFrame.isLongTopic(frame.magic())) {
            safe.putShort((short) topic.length);
        } else {
            safe.put((byte) topic.length);
        }
        safe.put(topic).putShort((short) properties.length).put(properties);
        return finished(safe, 0);
    }

    private static byte[] finished(ByteBuffer safe, int sysFlag) {
        safe.putInt(0, safe.position()).putInt(MessageFrame.SYS_FLAG, sysFlag);
        return Arrays.copyOf(safe.array(), safe.position());
    }

    private byte[] cut(byte[] body) {
        byte[] head = ("cut:" + body.length + ":" + sha256(body) + ":").getBytes(StandardCharsets.US_ASCII);
        int end = maxBodyBytes;
        // Not inside a character, so that text stays text.
        while (end > maxBodyBytes - 4 && end > 0 && (body[end] & 0xC0) == 0x80) {
            end--;
        }
        byte[] cut = Arrays.copyOf(head, head.length + end);
        System.arraycopy(body, 0, cut, head.length, end);
        return cut;
    }

    private static byte[] properties(byte[] all, MessageFrame frame) {
        if (frame.propertiesLength() <= MAX_PROPERTIES) {
            return Arrays.copyOfRange(all, frame.propertiesAt(), frame.propertiesAt() + frame.propertiesLength());
        }
        String text = new String(all, frame.propertiesAt(), frame.propertiesLength(), StandardCharsets.UTF_8);
        Map<String, String> kept = new LinkedHashMap<>();
        MessageDecoder.string2messageProperties(text).forEach((name, value) -> {
            if (KEPT.contains(name)) {
                kept.put(name, value.length() <= MAX_VALUE ? value : shortened(value));
            }
        });
        return MessageDecoder.messageProperties2String(kept).getBytes(StandardCharsets.UTF_8);
    }

    /** Different texts stay different: a message id cut to its beginning could be another message's. */
    private static String shortened(String value) {
        return "sha256-" + sha256(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
