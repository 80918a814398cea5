package io.ordercompensation.message;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * One message as it reached us, from the broker or from the consumer log. The body is not copied; nobody changes it.
 *
 * @param messageId the id of the message, which its sender may choose; empty if it has none
 * @param keys the message's KEYS, null if it has none
 * @param body the bytes as they were sent
 * @param attempts failed attempts recorded so far, 0 for a fresh message
 * @param lease token of the retry that took it from the consumer log, null if it came from the broker
 * @param flaw why the body cannot be read, null if it can be tried
 */
public record Delivery(String messageId, String keys, byte[] body, int attempts, Long lease, String flaw) {

    private static final String BASE64 = "base64:";
    private static final int MAX_SHOWN = 100;

    public Delivery {
        // Accepts whatever a sender put into a message: an exception here would fail the whole batch.
        messageId = messageId == null || messageId.isBlank() ? "" : messageId;
        Objects.requireNonNull(body, "body");
        if (attempts < 0) {
            throw new IllegalArgumentException(
                    "Message " + messageId + ": attempts is " + attempts + " but must be 0 or more");
        }
    }

    /** A delivery without a flaw. */
    public Delivery(String messageId, String keys, byte[] body, int attempts, Long lease) {
        this(messageId, keys, body, attempts, lease, null);
    }

    /** A message straight from the broker, which passes null if there is no body. */
    public static Delivery fresh(String messageId, String keys, byte[] body) {
        return new Delivery(messageId, keys, body == null ? new byte[0] : body, 0, null);
    }

    /** A message straight from the broker that will be rejected because of the flaw. */
    public static Delivery flawed(String messageId, String keys, byte[] body, String flaw) {
        return new Delivery(messageId, keys, body == null ? new byte[0] : body, 0, null, flaw);
    }

    /** The message id for people, on one line of bounded length. */
    public String shownId() {
        return messageId.isEmpty() ? "without an id" : OneLine.of(messageId, MAX_SHOWN);
    }

    /** The body for a text column: UTF-8 as it is, anything else as {@code base64:...}. */
    public String bodyText() {
        return StrictUtf8.decode(body)
                .map(CharBuffer::toString)
                .filter(text -> !text.startsWith(BASE64))
                .orElseGet(() -> BASE64 + Base64.getEncoder().encodeToString(body));
    }

    /** The bytes behind a text that {@link #bodyText()} made, an old listener stored or an operator typed. */
    public static byte[] bodyOf(String text) {
        if (text.startsWith(BASE64)) {
            try {
                return Base64.getDecoder().decode(text.substring(BASE64.length()));
            } catch (IllegalArgumentException notBase64) {
                // Not written by us, so plain text: the reader rejects it with a reason, and the batch goes on.
                return text.getBytes(StandardCharsets.UTF_8);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
