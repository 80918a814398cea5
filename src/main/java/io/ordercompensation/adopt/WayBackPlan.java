package io.ordercompensation.adopt;

import java.util.List;

/**
 * What the tables hold on the way back to an old listener.
 *
 * @param statuses how many messages each has, split by reason where an operator has to decide
 * @param refusedKeys KEYS of refused messages under which the old listener would find no row
 * @param exampleKeys one of them; null if there is none
 * @param unsent messages that the relay has not published
 */
public record WayBackPlan(
        String schema,
        String group,
        String tag,
        String topic,
        List<Standing> statuses,
        long refusedKeys,
        String exampleKeys,
        List<Unsent> unsent) {

    /**
     * Messages of one status.
     *
     * @param remark of one of them, if an operator has to decide; else null
     * @param oldest when the first of them came, if they are due; else null
     * @param counted how many have attempts that the old listener would count
     */
    public record Standing(int status, long messages, String example, String remark, String oldest, long counted) {}

    /** Messages of one topic in the outbox. */
    public record Unsent(String topic, long messages, String example) {}

    static final int DUE = 2;
    static final int PARKED = 3;
    static final int DISCARDED = 4;

    long messages(int status) {
        return of(status).stream().mapToLong(Standing::messages).sum();
    }

    List<Standing> of(int status) {
        return statuses.stream().filter(standing -> standing.status() == status).toList();
    }

    /** Rows that would be changed. */
    public long changes() {
        long counted = of(DUE).stream().mapToLong(Standing::counted).sum();
        return messages(PARKED) + messages(DISCARDED) + refusedKeys + counted;
    }

    /** Whether work is left that no statement can do. */
    public boolean isOpen() {
        return messages(DUE) > 0 || !unsent.isEmpty();
    }
}
