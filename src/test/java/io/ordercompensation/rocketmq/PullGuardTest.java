package io.ordercompensation.rocketmq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.rocketmq.common.compression.CompressionType;
import org.apache.rocketmq.common.compression.CompressorFactory;
import org.apache.rocketmq.common.message.MessageDecoder;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.sysflag.MessageSysFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in one message of an answer, the client's own decoder finds all of them, and no more than the bound. */
class PullGuardTest {

    private static final int MAX_BODY = 1000;

    private final PullGuard guard = new PullGuard(null, new SafeMessage(MAX_BODY, "orderTopic", "order_cancel"));

    @Test
    void leavesOrdinaryMessagesAsTheyAre() {
        byte[] answer = answer(message(0, "a", 0), message(1, "b", 0));

        assertThat(guard.harmless(answer)).isSameAs(answer);
    }

    /** A message that the broker counts but never delivers makes the offsets of those behind it too high. */
    @Test
    void numbersMessagesFromTheOffsetThatWasAskedFor() {
        byte[] answer = answer(message(7, "a", 0), message(9, "b", MessageSysFlag.COMPRESSED_FLAG));
        byte[] safe = guard.harmless(answer);

        PullGuard.inPlace(safe, 5);

        assertThat(MessageDecoder.decodesBatch(ByteBuffer.wrap(safe), true, false, true))
                .extracting(MessageExt::getQueueOffset)
                .containsExactly(5L, 6L);
    }

    /** The client itself drops what follows a body that it cannot decompress: this is what the guard is for. */
    @Test
    void theClientAloneLosesTheMessagesBehindOneThatIsNotCompressed() {
        byte[] answer = answer(message(0, "a", 0), message(1, "b", MessageSysFlag.COMPRESSED_FLAG), message(2, "c", 0));

        assertThat(MessageDecoder.decodesBatch(ByteBuffer.wrap(answer), true, true, true))
                .hasSize(1);
        assertThat(decoded(answer)).extracting(PullGuardTest::body).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @EnumSource
    void decompressesWhatIsCompressed(CompressionType type) throws Exception {
        byte[] compressed = CompressorFactory.getCompressor(type)
                .compress("order".repeat(200).getBytes(UTF_8), 3);

        MessageExt message = decoded(answer(message(0, compressed, compressed(type)), message(1, "b", 0)))
                .get(0);

        assertThat(body(message)).isEqualTo("order".repeat(200));
        assertThat(message.getSysFlag() & MessageSysFlag.COMPRESSED_FLAG).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void leavesABodyCompressedThatBecomesTooLong(CompressionType type) throws Exception {
        byte[] compressed = CompressorFactory.getCompressor(type).compress(new byte[10_000_000], 3);
        byte[] start = compressed.length <= MAX_BODY ? compressed : Arrays.copyOf(compressed, MAX_BODY);

        List<MessageExt> messages = decoded(answer(message(0, start, compressed(type)), message(1, "b", 0)));

        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).getBody()).isEqualTo(start);
        assertThat(messages.get(0).getSysFlag() & MessageSysFlag.COMPRESSED_FLAG)
                .isNotZero();
    }

    @Test
    void takesNoWindowThatASenderAsksFor() {
        byte[] frame = Zstd.compress("x".getBytes(UTF_8));

        assertThat(CompressedBody.decompress(frame, compressed(CompressionType.ZSTD), MAX_BODY))
                .hasValue(new byte[] {'x'});
        assertThat(CompressedBody.decompress(new byte[] {1, 2}, MessageSysFlag.COMPRESSED_FLAG | 7 << 8, MAX_BODY))
                .isEmpty();
    }

    @Test
    void doesNotUnwrapWhatASenderHasWrapped() {
        byte[] bomb = ByteBuffer.allocate(30)
                .putInt(12, 0)
                .putInt(16, Integer.MAX_VALUE)
                .array();
        int wrapped = MessageSysFlag.INNER_BATCH_FLAG | MessageSysFlag.NEED_UNWRAP_FLAG;

        MessageExt message =
                decoded(answer(message(0, bomb, wrapped), message(1, "b", 0))).get(0);

        assertThat(message.getSysFlag() & wrapped).isZero();
        assertThat(message.getBody()).isEqualTo(bomb);
    }

    @Test
    void cutsALongBodyToABeginningOfWholeCharacters() {
        List<MessageExt> messages = decoded(answer(message(0, "\u00e9".repeat(600), 0), message(1, "b", 0)));

        assertThat(body(messages.get(0))).matches("cut:1200:[0-9a-f]{64}:\u00e9{500}");
        assertThat(decoded(answer(message(0, "x" + "\u00e9".repeat(600), 0))))
                .first()
                .extracting(PullGuardTest::body)
                .asString()
                .matches("cut:1201:[0-9a-f]{64}:x\u00e9{499}");
    }

    @Test
    void keepsOfLongPropertiesWhatIsLookedAt() {
        MessageExt long1 = message(0, "a", 0);
        long1.setKeys("17");
        long1.putUserProperty("padding", "p".repeat(20_000));
        long1.getProperties().put("UNIQ_KEY", "i".repeat(10_000));
        MessageExt long2 = message(1, "a", 0);
        long2.getProperties().put("UNIQ_KEY", "i".repeat(10_001));

        List<MessageExt> messages = decoded(answer(long1, long2));

        assertThat(messages.get(0).getKeys()).isEqualTo("17");
        assertThat(messages.get(0).getTags()).isEqualTo("order_cancel");
        assertThat(messages.get(0).getUserProperty("padding")).isNull();
        assertThat(messages.get(0).getMsgId())
                .hasSize(71)
                .isNotEqualTo(messages.get(1).getMsgId());
    }

    /** A sender who sets these flags makes the broker write a message that reads askew. */
    @ParameterizedTest
    @ValueSource(ints = {MessageSysFlag.BORNHOST_V6_FLAG, MessageSysFlag.STOREHOSTADDRESS_V6_FLAG, 0x30})
    void makesAMessageOfOneThatReadsAskew(int flag) {
        byte[] askew = answer(message(1, "b".repeat(100), 0));
        ByteBuffer.wrap(askew).putInt(MessageFrame.SYS_FLAG, flag);

        List<MessageExt> messages =
                decoded(answer(List.of(answer(message(0, "a", 0)), askew, answer(message(2, "c", 0)))));

        assertThat(messages).extracting(MessageExt::getQueueOffset).containsExactly(0L, 1L, 2L);
        assertThat(messages).extracting(MessageExt::getTags).containsOnly("order_cancel");
        assertThat(messages.get(1).getBody()).hasSize(askew.length);
    }

    @Test
    void hasAnAnswerAskedForAgainWhoseMessagesHaveNoEnd() {
        byte[] answer = answer(message(0, "a", 0));

        for (int length : new int[] {-1, 0, 47, answer.length + 1, Integer.MAX_VALUE}) {
            ByteBuffer.wrap(answer).putInt(0, length);
            assertThatThrownBy(() -> guard.harmless(answer)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void losesNoMessageWhateverAnotherHoldsBehindItsLength() {
        Random random = new Random(7);
        for (int run = 0; run < 5_000; run++) {
            byte[] hostile = answer(message(1, "b".repeat(random.nextInt(50)), 0));
            for (int change = random.nextInt(6); change >= 0; change--) {
                int at = MessageFrame.SYS_FLAG + random.nextInt(hostile.length - MessageFrame.SYS_FLAG);
                hostile[at] = (byte) random.nextInt();
            }
            List<MessageExt> messages =
                    decoded(answer(List.of(answer(message(0, "a", 0)), hostile, answer(message(2, "c", 0)))));
            assertThat(messages).extracting(MessageExt::getQueueOffset).containsExactly(0L, 1L, 2L);
        }
    }

    private List<MessageExt> decoded(byte[] answer) {
        return MessageDecoder.decodesBatch(ByteBuffer.wrap(guard.harmless(answer)), true, false, true);
    }

    private static int compressed(CompressionType type) {
        return MessageSysFlag.COMPRESSED_FLAG | type.getCompressionFlag();
    }

    private static String body(MessageExt message) {
        return new String(message.getBody(), UTF_8);
    }

    private static MessageExt message(long offset, String body, int sysFlag) {
        return message(offset, body.getBytes(UTF_8), sysFlag);
    }

    private static MessageExt message(long offset, byte[] body, int sysFlag) {
        MessageExt message = new MessageExt();
        message.setTopic("orderTopic");
        message.setBody(body);
        message.setSysFlag(sysFlag);
        message.setQueueOffset(offset);
        message.setTags("order_cancel");
        message.setBornHost(new InetSocketAddress("127.0.0.1", 1));
        message.setStoreHost(new InetSocketAddress("127.0.0.1", 2));
        return message;
    }

    private static byte[] answer(MessageExt... messages) {
        return answer(Arrays.stream(messages).map(PullGuardTest::encoded).toList());
    }

    private static byte[] answer(List<byte[]> messages) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        messages.forEach(answer::writeBytes);
        return answer.toByteArray();
    }

    private static byte[] encoded(MessageExt message) {
        try {
            // The bytes as they are: the encoder would compress them.
            int sysFlag = message.getSysFlag();
            message.setSysFlag(0);
            byte[] bytes = MessageDecoder.encode(message, false);
            ByteBuffer.wrap(bytes).putInt(MessageFrame.SYS_FLAG, sysFlag);
            return bytes;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
