package io.ordercompensation.claim;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class LeaseMySqlIT extends LeaseIT {

    LeaseMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
