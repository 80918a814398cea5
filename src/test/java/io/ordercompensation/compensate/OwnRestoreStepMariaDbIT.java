package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;

class OwnRestoreStepMariaDbIT extends OwnRestoreStepIT {

    OwnRestoreStepMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
