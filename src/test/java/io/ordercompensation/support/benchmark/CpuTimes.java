package io.ordercompensation.support.benchmark;

import io.ordercompensation.support.embedded.EmbeddedDatabase;

/** Processor time of the three that share the work; the broker's JVM is this one. */
record CpuTimes(double appMicros, double databaseMicros, double brokerMicros) {

    static CpuTimes now(Crew crew, EmbeddedDatabase database) {
        return new CpuTimes(
                crew.cpu().toNanos() / 1e3,
                ProcessFigures.cpu(database.pid()).toNanos() / 1e3,
                ProcessFigures.cpu(ProcessHandle.current().pid()).toNanos() / 1e3);
    }

    CpuTimes minus(CpuTimes before) {
        return new CpuTimes(
                appMicros - before.appMicros,
                databaseMicros - before.databaseMicros,
                brokerMicros - before.brokerMicros);
    }
}
