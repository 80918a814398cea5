package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class ActsMySqlIT extends ActsIT {

    ActsMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
