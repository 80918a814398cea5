package io.ordercompensation.message;

import io.ordercompensation.message.ReadResult.Rejected;
import io.ordercompensation.message.ReadResult.Valid;

/** Reads the body of a message into a {@link CancelOrder}, or says why that is impossible; thread-safe. */
public final class CancelOrderReader {

    private final CancelOrderJson json;
    private final int maxBodyBytes;

    public CancelOrderReader(int maxBodyBytes) {
        this.json = new CancelOrderJson(maxBodyBytes);
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Never throws, whatever the bytes are: one bad message must not harm its batch. */
    public ReadResult read(Delivery delivery) {
        if (delivery.flaw() != null) {
            return new Rejected(delivery.flaw());
        }
        try {
            CutBody.refuse(delivery.body(), maxBodyBytes);
            CancelOrder order = json.parse(delivery.body());
            checkKeys(delivery.keys(), order.orderId());
            return new Valid(order);
        } catch (RefusedBodyException refused) {
            return new Rejected(refused.getMessage());
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // No known input gets here. If a parser has such a bug, only this message is rejected.
            return new Rejected("The body cannot be read: " + unforeseen);
        }
    }

    private static void checkKeys(String keys, long orderId) throws RefusedBodyException {
        if (Keys.contradict(keys, orderId)) {
            throw new RefusedBodyException("The message's KEYS is '" + OneLine.of(keys.strip(), JsonValue.MAX_SHOWN)
                    + "' but the body's orderId is " + orderId + "; they must be the same");
        }
    }
}
