package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class SweepMySqlIT extends SweepIT {

    SweepMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
