package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class LookupMySqlIT extends LookupIT {

    LookupMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
