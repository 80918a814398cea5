package io.ordercompensation.rocketmq;

import java.nio.ByteBuffer;
import org.apache.rocketmq.common.message.MessageVersion;

/**
 * Where the parts of one message are in a broker's answer.
 *
 * @param start first byte of the message
 * @param end first byte after it
 * @param sound whether the parts fill the message as its length says. A sender may set the flag of a long host address
 *     and have the broker write a short one; the client misreads such a message.
 */
record MessageFrame(
        int start,
        int end,
        int magic,
        int sysFlag,
        int bodyAt,
        int bodyLength,
        int propertiesAt,
        int propertiesLength,
        boolean sound) {

    static final int MAGIC = 4;
    static final int QUEUE_OFFSET = 20;
    static final int SYS_FLAG = 36;
    static final int BORN_HOST = 48;

    /** Length, magic, checksum, queue, flag, two offsets, system flag and time: written by the broker alone. */
    static final int FIXED = BORN_HOST;

    private static final int BORN_HOST_V6 = 1 << 4;
    private static final int STORE_HOST_V6 = 1 << 5;
    private static final int MAX_PORT = 65_535;

    /** @throws IllegalStateException if nobody can tell where the message ends, which no sender can cause */
    static MessageFrame at(ByteBuffer answer, int start) {
        int length = answer.limit() - start < Integer.BYTES ? 0 : answer.getInt(start);
        if (length < FIXED || length > answer.limit() - start) {
            throw new IllegalStateException("The broker's answer says that a message has %d bytes where %d are left"
                    .formatted(length, answer.limit() - start));
        }
        return read(answer, start, start + length);
    }

    private static MessageFrame read(ByteBuffer answer, int start, int end) {
        int magic = answer.getInt(start + MAGIC);
        int sysFlag = answer.getInt(start + SYS_FLAG);
        Walk walk = new Walk(answer, start + BORN_HOST, end);
        walk.host((sysFlag & BORN_HOST_V6) != 0);
        walk.skip(Long.BYTES);
        walk.host((sysFlag & STORE_HOST_V6) != 0);
        walk.skip(Integer.BYTES + Long.BYTES);
        int bodyLength = walk.length(Integer.BYTES);
        int bodyAt = walk.position;
        walk.skip(bodyLength);
        walk.skip(walk.length(isLongTopic(magic) ? Short.BYTES : Byte.BYTES));
        int propertiesLength = walk.length(Short.BYTES);
        int propertiesAt = walk.position;
        walk.skip(propertiesLength);
        boolean sound = walk.sound && walk.position == end;
        return new MessageFrame(start, end, magic, sysFlag, bodyAt, bodyLength, propertiesAt, propertiesLength, sound);
    }

    static boolean isLongTopic(int magic) {
        return magic == MessageVersion.MESSAGE_VERSION_V2.getMagicCode();
    }

    /** Goes from part to part, and stops at one that does not fit. */
    private static final class Walk {

        private final ByteBuffer answer;
        private final int end;
        private int position;
        private boolean sound = true;

        Walk(ByteBuffer answer, int position, int end) {
            this.answer = answer;
            this.position = position;
            this.end = end;
        }

        void skip(int bytes) {
            sound = sound && bytes >= 0 && bytes <= end - position;
            if (sound) {
                position += bytes;
            }
        }

        void host(boolean longAddress) {
            skip(longAddress ? 16 : 4);
            int port = sound && end - position >= Integer.BYTES ? answer.getInt(position) : -1;
            sound = sound && port >= 0 && port <= MAX_PORT;
            skip(Integer.BYTES);
        }

        /** A length field of that many bytes, signed as the client reads it. */
        int length(int bytes) {
            int at = position;
            skip(bytes);
            if (!sound) {
                return 0;
            }
            return switch (bytes) {
                case Byte.BYTES -> answer.get(at);
                case Short.BYTES -> answer.getShort(at);
                default -> answer.getInt(at);
            };
        }
    }
}
