package io.ordercompensation.oldlistener;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class WayBackMySqlIT extends WayBackIT {

    WayBackMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
