package io.ordercompensation.adopt;

import java.time.Duration;
import java.util.Locale;

/** Formats numbers and times. */
final class Words {

    private Words() {}

    /** 1,234,567. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** 1 message, 2 messages. */
    static String count(long number, String noun) {
        return number(number) + " " + (number == 1 ? noun : noun + "s");
    }

    /** The number, with "at least" once it reaches the bound. */
    static String counted(long number, long bound) {
        return number < bound ? number(number) : "at least " + number(number);
    }

    /** 2 d 3 h, 3 h 5 min, 5 min, 7 s. */
    static String time(Duration duration) {
        Duration time = duration.abs();
        if (time.toDays() > 0) {
            return time.toDays() + " d " + time.toHoursPart() + " h";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }

    static String since(String oldest, String newest) {
        return oldest != null && oldest.startsWith("0000") && !oldest.equals(newest)
                ? "up to " + newest + ", some without a time"
                : oldest == null
                        ? "without a time"
                        : oldest.equals(newest) ? "of " + oldest : "of " + oldest + " to " + newest;
    }
}
