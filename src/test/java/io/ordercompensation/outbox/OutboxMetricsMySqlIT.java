package io.ordercompensation.outbox;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class OutboxMetricsMySqlIT extends OutboxMetricsIT {

    OutboxMetricsMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
