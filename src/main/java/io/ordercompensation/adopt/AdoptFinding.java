package io.ordercompensation.adopt;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One thing that a look at the tables has found.
 *
 * @param subject what it is about: a table, a column, a group
 * @param what one sentence
 * @param remedy one sentence with the setting or statement that decides it; null where there is nothing to decide
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdoptFinding(AdoptCode code, Level level, String subject, String what, String remedy) {

    static AdoptFinding ok(AdoptCode code, String subject, String what) {
        return new AdoptFinding(code, Level.OK, subject, what, null);
    }

    static AdoptFinding note(AdoptCode code, String subject, String what) {
        return new AdoptFinding(code, Level.NOTE, subject, what, null);
    }

    static AdoptFinding note(AdoptCode code, String subject, String what, String remedy) {
        return new AdoptFinding(code, Level.NOTE, subject, what, remedy);
    }

    static AdoptFinding decide(AdoptCode code, String subject, String what, String remedy) {
        return new AdoptFinding(code, Level.DECIDE, subject, what, remedy);
    }

    static AdoptFinding refuse(AdoptCode code, String subject, String what, String remedy) {
        return new AdoptFinding(code, Level.REFUSE, subject, what, remedy);
    }

    /** This finding as a mere note, because the user accepts it. */
    AdoptFinding accepted() {
        return new AdoptFinding(code, Level.NOTE, subject, what + " Accepted by compensation.adopt.accept.", null);
    }

    boolean isOpen() {
        return level == Level.DECIDE || level == Level.REFUSE;
    }
}
