package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class ReplayMySqlIT extends ReplayIT {

    ReplayMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
