package io.ordercompensation.message;

import static io.ordercompensation.message.CancelOrder.MONEY_DECIMALS;
import static io.ordercompensation.message.CancelOrder.MONEY_INTEGER_DIGITS;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** One field of the body as it was written, before its type is checked. */
record JsonValue(String name, JsonToken token, String text) {

    static final int MAX_SHOWN = 40;
    /** Longer than any real amount, and short enough for cheap arithmetic. */
    private static final int MAX_MONEY_TEXT = 100;

    private static final BigDecimal NO_MONEY = BigDecimal.ZERO.setScale(MONEY_DECIMALS);
    /** Stricter than parseLong and BigDecimal, which accept a leading plus and the digits of every script. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    static JsonValue current(JsonParser json, String name) throws IOException {
        JsonToken token = json.currentToken();
        return new JsonValue(name, token, token.isScalarValue() ? json.getText() : "");
    }

    Long id() throws RefusedBodyException {
        return wholeNumber(Long.MAX_VALUE);
    }

    Integer count() throws RefusedBodyException {
        Long number = wholeNumber(Integer.MAX_VALUE);
        return number == null ? null : Math.toIntExact(number);
    }

    private Long wholeNumber(long max) throws RefusedBodyException {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!(token == JsonToken.VALUE_NUMBER_INT
                || token == JsonToken.VALUE_STRING && DIGITS.matcher(text).matches())) {
            throw refused("must be a whole number, written as a JSON number or as a string of digits");
        }
        try {
            long number = Long.parseLong(text);
            // Negative numbers that fit the type are left to JsonFields.
            if (number >= -max && number <= max) {
                return number;
            }
        } catch (NumberFormatException outsideOfLong) {
            // Refused below, with the same message for both types.
        }
        throw refused(text.startsWith("-") ? "must be 0 or more" : "must be at most " + max);
    }

    /** The amount with two decimals; binary floating point is never involved. */
    BigDecimal money() throws RefusedBodyException {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        boolean number = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        if (!(number || token == JsonToken.VALUE_STRING && DECIMAL.matcher(text).matches())) {
            throw refused("must be an amount such as 12.50, written as a JSON number or as a string");
        }
        String allowed = "must have at most " + MONEY_INTEGER_DIGITS + " digits before the point and " + MONEY_DECIMALS
                + " after it";
        if (text.length() > MAX_MONEY_TEXT) {
            throw refused(allowed);
        }
        try {
            BigDecimal amount = new BigDecimal(text);
            if (amount.signum() == 0) {
                return NO_MONEY;
            }
            // Checked before setScale, which would turn 1e1000000000 into a billion digits. The difference is a long:
            // an int would overflow at such exponents and let them pass.
            long integerDigits = (long) amount.precision() - amount.scale();
            if (integerDigits > MONEY_INTEGER_DIGITS
                    || amount.stripTrailingZeros().scale() > MONEY_DECIMALS) {
                throw refused(allowed);
            }
            return amount.setScale(MONEY_DECIMALS);
        } catch (NumberFormatException exponentTooLarge) {
            throw refused(allowed);
        }
    }

    String string(int maxLength) throws RefusedBodyException {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw refused("must be a string");
        }
        if (text.codePointCount(0, text.length()) > maxLength) {
            throw refused("must have at most " + maxLength + " characters");
        }
        // JSON can escape half a surrogate pair. The database would store a question mark, and a repeat would differ.
        if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw refused("must not contain half of a surrogate pair");
        }
        return text;
    }

    /** The value as quoted in a reason. */
    String shown() {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> '"' + OneLine.of(text, MAX_SHOWN) + '"';
            default -> OneLine.of(text, MAX_SHOWN);
        };
    }

    private RefusedBodyException refused(String rule) {
        return new RefusedBodyException(name + " is " + shown() + " but " + rule);
    }
}
