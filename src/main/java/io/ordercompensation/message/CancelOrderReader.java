package io.ordercompensation.message;

import io.ordercompensation.message.ReadResult.Rejected;
import io.ordercompensation.message.ReadResult.Valid;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Comparator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Reads the body of a message into a {@link CancelOrder}, or says why that is impossible; safe for use by threads. */
public final class CancelOrderReader {

    private final CancelOrderJson json;
    private final int maxBodyBytes;
    private final Validator validator;

    public CancelOrderReader(int maxBodyBytes) {
        this.json = new CancelOrderJson(maxBodyBytes);
        this.maxBodyBytes = maxBodyBytes;
        // Plain parameters instead of the default expression language, which our messages do not need.
        this.validator = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();
    }

    /** Never throws, whatever the bytes are: one bad message must not harm its batch. */
    public ReadResult read(Delivery delivery) {
        if (delivery.flaw() != null) {
            return new Rejected(delivery.flaw());
        }
        try {
            CutBody.refuse(delivery.body(), maxBodyBytes);
            CancelOrder order = json.parse(delivery.body());
            checkConstraints(order);
            checkKeys(delivery.keys(), order.orderId());
            return new Valid(order);
        } catch (RefusedBodyException refused) {
            return new Rejected(refused.getMessage());
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // No input is known to get here; should a parser have such a bug, it is still only this message's trouble.
            return new Rejected("The body cannot be read: " + unforeseen);
        }
    }

    private void checkConstraints(CancelOrder order) throws RefusedBodyException {
        var violations = validator.validate(order);
        if (!violations.isEmpty()) {
            // One is enough to act on, and always the same one for the same message.
            ConstraintViolation<CancelOrder> first = violations.stream()
                    .min(Comparator.comparing(violation -> violation.getPropertyPath() + violation.getMessage()))
                    .orElseThrow();
            throw new RefusedBodyException(
                    first.getPropertyPath() + " is " + first.getInvalidValue() + " but " + first.getMessage());
        }
    }

    private static void checkKeys(String keys, long orderId) throws RefusedBodyException {
        if (Keys.contradict(keys, orderId)) {
            throw new RefusedBodyException("The message's KEYS is '" + OneLine.of(keys.strip(), JsonValue.MAX_SHOWN)
                    + "' but the body's orderId is " + orderId + "; they must be the same");
        }
    }
}
