package io.ordercompensation.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.ordercompensation.message.ReadResult.Rejected;
import io.ordercompensation.message.ReadResult.Valid;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.Comparator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Reads the body of a message into a {@link CancelOrder}, or says why that is impossible; safe for use by threads. */
public final class CancelOrderReader {

    private static final int MAX_PARSER_MESSAGE = 200;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final int maxBodyBytes;
    private final CancelOrderJson json;
    private final Validator validator;

    public CancelOrderReader(int maxBodyBytes) {
        if (maxBodyBytes < 1) {
            throw new IllegalArgumentException("maxBodyBytes is " + maxBodyBytes + " but must be 1 or more");
        }
        this.maxBodyBytes = maxBodyBytes;
        this.json = new CancelOrderJson(maxBodyBytes);
        // Plain parameters instead of the default expression language, which our messages do not need.
        this.validator = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()
                .getValidator();
    }

    /** Never throws, whatever the bytes are: one bad message must not harm its batch. */
    public ReadResult read(Delivery delivery) {
        try {
            CancelOrder order = json.parse(text(delivery.body()));
            checkConstraints(order);
            checkKeys(delivery.keys(), order.orderId());
            return new Valid(order);
        } catch (Refused refused) {
            return new Rejected(refused.getMessage());
        } catch (JsonEOFException cutOff) {
            return new Rejected("The body ends in the middle of its JSON" + place(cutOff));
        } catch (JsonProcessingException malformed) {
            return new Rejected("The body is not valid JSON" + place(malformed) + ": "
                    + OneLine.of(malformed.getOriginalMessage(), MAX_PARSER_MESSAGE));
        } catch (IOException | RuntimeException unforeseen) {
            // No input is known to get here; should a parser have such a bug, it is still only this message's trouble.
            return new Rejected("The body cannot be read: " + unforeseen);
        }
    }

    private CharBuffer text(byte[] body) throws Refused {
        if (body.length > maxBodyBytes) {
            throw new Refused("The body has " + body.length + " bytes but may have at most " + maxBodyBytes);
        }
        CharBuffer text = StrictUtf8.decode(body).orElseThrow(() -> new Refused("The body is not valid UTF-8"));
        if (text.hasRemaining() && text.get(text.position()) == BYTE_ORDER_MARK) {
            text.get();
        }
        return text;
    }

    private void checkConstraints(CancelOrder order) throws Refused {
        var violations = validator.validate(order);
        if (!violations.isEmpty()) {
            // One is enough to act on, and always the same one for the same message.
            ConstraintViolation<CancelOrder> first = violations.stream()
                    .min(Comparator.comparing(violation -> violation.getPropertyPath() + violation.getMessage()))
                    .orElseThrow();
            throw new Refused(
                    first.getPropertyPath() + " is " + first.getInvalidValue() + " but " + first.getMessage());
        }
    }

    private static void checkKeys(String keys, long orderId) throws Refused {
        String key = keys == null ? "" : keys.strip();
        if (!key.isEmpty() && !key.equals(Long.toString(orderId))) {
            throw new Refused("The message's KEYS is '" + OneLine.of(key, JsonValue.MAX_SHOWN)
                    + "' but the body's orderId is " + orderId + "; they must be the same");
        }
    }

    private static String place(JsonProcessingException exception) {
        var location = exception.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
