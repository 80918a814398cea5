package io.ordercompensation.audit;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class ReconcileMySqlIT extends ReconcileIT {

    ReconcileMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
