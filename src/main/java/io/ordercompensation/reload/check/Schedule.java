package io.ordercompensation.reload.check;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a route may run by the clock: once a second at most. */
final class Schedule {

    static final long LEAST_MILLIS = 1000;

    private static final String DELAY = "delay";
    private static final Pattern PERIOD = Pattern.compile("([0-9]{1,9}+)(ms|s|m|h)?");
    private static final Map<String, TimeUnit> UNITS =
            Map.of("ms", TimeUnit.MILLISECONDS, "s", TimeUnit.SECONDS, "m", TimeUnit.MINUTES, "h", TimeUnit.HOURS);

    private Schedule() {}

    /**
     * Checks the options as written. A placeholder passes: its value is checked when it is known.
     *
     * @throws RejectedException if they give no delay of a second or more; Camel's default is half a second
     */
    static void check(Map<String, String> options) throws RejectedException {
        String delay = options.get(DELAY);
        if (delay == null) {
            throw refused("without a delay");
        }
        if (delay.contains("{{")) {
            return;
        }
        Matcher period = PERIOD.matcher(delay);
        if (!period.matches()) {
            throw refused(delay);
        }
        TimeUnit unit = period.group(2) == null
                ? TimeUnit.valueOf(options.getOrDefault("timeUnit", "MILLISECONDS"))
                : UNITS.get(period.group(2));
        millis(unit.toMillis(Long.parseLong(period.group(1))));
    }

    static void millis(long millis) throws RejectedException {
        if (millis < LEAST_MILLIS) {
            throw refused(millis + " ms");
        }
    }

    private static RejectedException refused(String what) {
        return RejectedException.of(
                null,
                "A schedule of '%s' is shorter than a second, or is not one.".formatted(Allowed.shown(what)),
                "Write delay=%d or more, or delay=1s: digits, then ms, s, m or h.".formatted(LEAST_MILLIS));
    }
}
