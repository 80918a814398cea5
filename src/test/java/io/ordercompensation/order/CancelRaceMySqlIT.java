package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class CancelRaceMySqlIT extends CancelRaceIT {

    CancelRaceMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
