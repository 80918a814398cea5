package io.ordercompensation.rocketmq;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.rocketmq.remoting.RPCHook;
import org.apache.rocketmq.remoting.protocol.RemotingCommand;
import org.apache.rocketmq.remoting.protocol.RequestCode;
import org.apache.rocketmq.remoting.protocol.ResponseCode;
import org.apache.rocketmq.remoting.protocol.header.PullMessageRequestHeader;

/**
 * Checks what the broker hands out before the client decodes it. The client trusts senders: it decompresses without a
 * bound, unwraps batches of any length that a body names, keeps properties without counting them, and if it cannot
 * decode a message it skips those after it in the answer, unread and for ever. It does not report this, and later code
 * cannot notice.
 */
final class PullGuard implements RPCHook {

    private final RPCHook login;
    private final SafeMessage safe;

    /** @param login signs the requests, null if the broker wants no login */
    PullGuard(RPCHook login, SafeMessage safe) {
        this.login = login;
        this.safe = safe;
    }

    @Override
    public void doBeforeRequest(String remoteAddr, RemotingCommand request) {
        if (login != null) {
            login.doBeforeRequest(remoteAddr, request);
        }
    }

    @Override
    public void doAfterResponse(String remoteAddr, RemotingCommand request, RemotingCommand response) {
        if (login != null) {
            login.doAfterResponse(remoteAddr, request, response);
        }
        if (response != null
                && response.getCode() == ResponseCode.SUCCESS
                && response.getBody() != null
                && bringsMessages(request.getCode())) {
            response.setBody(harmless(response.getBody()));
            if (request.readCustomHeader() instanceof PullMessageRequestHeader asked
                    && asked.getQueueOffset() != null) {
                inPlace(response.getBody(), asked.getQueueOffset());
            }
        }
    }

    private static boolean bringsMessages(int request) {
        return request == RequestCode.PULL_MESSAGE
                || request == RequestCode.LITE_PULL_MESSAGE
                || request == RequestCode.POP_MESSAGE;
    }

    /**
     * Numbers the messages from the offset that was asked for. A sender can make the broker store a message that it
     * counts but never delivers; from then on the offsets it writes into messages are too high, and a client that
     * confirms one of them confirms messages that it has not seen. Where the broker has left out messages of other tags
     * these numbers are too low; at worst, messages are then delivered again.
     */
    static void inPlace(byte[] body, long first) {
        ByteBuffer answer = ByteBuffer.wrap(body);
        long offset = first;
        for (int start = 0;
                start < body.length;
                start = MessageFrame.at(answer, start).end()) {
            answer.putLong(start + MessageFrame.QUEUE_OFFSET, offset++);
        }
    }

    /** @throws IllegalStateException if the answer cannot be split into messages: it is asked for again */
    byte[] harmless(byte[] body) {
        ByteBuffer answer = ByteBuffer.wrap(body);
        ByteArrayOutputStream changed = null;
        int copied = 0;
        for (int start = 0; start < body.length; ) {
            MessageFrame frame = MessageFrame.at(answer, start);
            Optional<byte[]> message = safe.of(answer, frame);
            if (message.isPresent()) {
                changed = changed == null ? new ByteArrayOutputStream() : changed;
                changed.write(body, copied, start - copied);
                changed.writeBytes(message.get());
                copied = frame.end();
            }
            start = frame.end();
        }
        if (changed == null) {
            return body;
        }
        changed.write(body, copied, body.length - copied);
        return changed.toByteArray();
    }
}
