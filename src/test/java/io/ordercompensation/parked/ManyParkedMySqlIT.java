package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class ManyParkedMySqlIT extends ManyParkedIT {

    ManyParkedMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
