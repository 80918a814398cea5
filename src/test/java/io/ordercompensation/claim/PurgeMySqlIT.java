package io.ordercompensation.claim;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class PurgeMySqlIT extends PurgeIT {

    PurgeMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
