package io.ordercompensation.audit;

import io.ordercompensation.embedded.EmbeddedDatabases;

class ReconcileMariaDbIT extends ReconcileIT {

    ReconcileMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
