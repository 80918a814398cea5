package io.ordercompensation.outbox;

import io.ordercompensation.embedded.EmbeddedDatabases;

class OutboxMetricsMariaDbIT extends OutboxMetricsIT {

    OutboxMetricsMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
