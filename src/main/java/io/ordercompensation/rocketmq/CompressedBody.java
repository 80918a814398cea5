package io.ordercompensation.rocketmq;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;
import org.apache.rocketmq.common.sysflag.MessageSysFlag;

/**
 * Decompresses bodies within a bound. The client has no bound: four megabytes may become gigabytes. And if it cannot
 * decompress a body, it silently drops all messages after it in the same answer.
 */
final class CompressedBody {

    private CompressedBody() {}

    /**
     * Answers the plain body.
     *
     * @return empty if the bytes are not compressed as the flag says, or become more than {@code maxBytes}
     */
    static Optional<byte[]> decompress(byte[] body, int sysFlag, int maxBytes) {
        try {
            byte[] plain =
                    switch (MessageSysFlag.getCompressionType(sysFlag)) {
                        case LZ4 -> read(new LZ4FrameInputStream(new ByteArrayInputStream(body)), maxBytes);
                        case ZSTD -> zstandard(body, maxBytes);
                        case ZLIB -> read(new InflaterInputStream(new ByteArrayInputStream(body)), maxBytes);
                    };
            return plain.length > maxBytes ? Optional.empty() : Optional.of(plain);
        } catch (IOException | RuntimeException notCompressed) {
            return Optional.empty();
        }
    }

    private static byte[] read(InputStream stream, int maxBytes) throws IOException {
        try (stream) {
            return stream.readNBytes(maxBytes + 1);
        }
    }

    /** At once and into a buffer of our size: a stream would take a window of the size that the sender asks for. */
    private static byte[] zstandard(byte[] body, int maxBytes) throws IOException {
        byte[] plain = new byte[maxBytes];
        long length = Zstd.decompressByteArray(plain, 0, plain.length, body, 0, body.length);
        if (Zstd.isError(length)) {
            throw new IOException(Zstd.getErrorName(length));
        }
        return Arrays.copyOf(plain, (int) length);
    }
}
