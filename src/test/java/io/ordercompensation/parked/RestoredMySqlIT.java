package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class RestoredMySqlIT extends RestoredIT {

    RestoredMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
