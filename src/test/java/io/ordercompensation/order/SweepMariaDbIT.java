package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;

class SweepMariaDbIT extends SweepIT {

    SweepMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
