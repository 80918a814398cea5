package io.ordercompensation.chaos;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class KillMySqlIT extends KillIT {

    KillMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
