package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;

class FailingStepMariaDbIT extends FailingStepIT {

    FailingStepMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
