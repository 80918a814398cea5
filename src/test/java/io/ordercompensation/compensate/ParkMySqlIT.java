package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class ParkMySqlIT extends ParkIT {

    ParkMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
