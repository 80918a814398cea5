package io.ordercompensation.adopt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a finding is about; {@code compensation.adopt.accept} names these, in lower case and with dashes. */
public enum AdoptCode {
    SERVER,
    SESSION_ZONE,
    ACCOUNT,
    ADOPTION,
    CHANGES,
    MESSAGES,
    UNFINISHED_MESSAGES,
    UNKNOWN_GROUP,
    UNKNOWN_TOPIC,
    LEDGER_WITHOUT_DEDUCTIONS,
    ORDERS_WITHOUT_DEDUCTIONS,
    ZONE_FOR_TIMESTAMP,
    ORDER_TIMES,
    CUT_BODIES,
    LONG_VALUES,
    LOG_REFUSES_INSERTS,
    TRIGGERS,
    OUTBOX,
    SWEEP,
    AUDIT;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
