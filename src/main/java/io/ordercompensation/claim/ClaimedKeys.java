package io.ordercompensation.claim;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The keys that the open transaction has claimed in the consumer log, each to be taken once. */
final class ClaimedKeys {

    static final String PROPERTY = "CompensationClaim";

    private final Set<String> free;

    ClaimedKeys(Collection<String> claimed) {
        this.free = new HashSet<>(claimed);
    }

    /** Answers true when a claimed key is first taken; later messages with the key in the batch are duplicates. */
    boolean take(String key) {
        return free.remove(key);
    }
}
