package io.ordercompensation.parked;

import java.time.Instant;

/**
 * Which messages a request selects.
 *
 * @param all has to be true if nothing else is given, because an empty selection is more often a mistake
 * @param comment why, if they are to be discarded, or how it is known that they were restored
 */
record Selection(String reasonGroup, Instant from, Instant to, String text, boolean all, String comment) {

    Filter filter() {
        Filter filter = new Filter(reasonGroup, from, to, text);
        if (all != filter.equals(Filter.all())) {
            throw new IllegalArgumentException(
                    "Select messages by reasonGroup, from, to or text; or say \"all\": true and none of these");
        }
        return filter;
    }
}
