package io.ordercompensation.support.benchmark;

/**
 * What one round took.
 *
 * @param name of the {@link Trial}
 * @param messages that cancelled the orders, those that did so again and those that were none included
 * @param entries of the ledger that were written: a row of a log each, and the change of a balance, a stock or a coupon
 * @param perSecond orders from the first claim to the last commit
 * @param secondHalfPerSecond the same from the claim in the middle on, when the code is compiled
 * @param appCpuMicros of all processes of the contender, for one order; -1 where not measured
 * @param databaseCpuMicros of the server, for one order
 * @param brokerCpuMicros of the JVM with the broker and this benchmark in it, for one order
 * @param peakMemoryMib resident, of the largest process
 * @param heapMib used at the end, garbage included
 */
record Round(
        String server,
        String name,
        int round,
        int orders,
        int messages,
        int entries,
        double seconds,
        double perSecond,
        double secondHalfPerSecond,
        double appCpuMicros,
        double databaseCpuMicros,
        double brokerCpuMicros,
        long peakMemoryMib,
        long heapMib) {

    double messagesPerSecond() {
        return messages * perSecond / orders;
    }

    double entriesPerSecond() {
        return entries * perSecond / orders;
    }
}
