package io.ordercompensation.adopt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a finding matters. */
public enum Level {
    /** As it should be. */
    OK,
    /** Good to know; nothing goes wrong. */
    NOTE,
    /** Something may go wrong unless somebody decides. */
    DECIDE,
    /** A start would do harm. */
    REFUSE;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
