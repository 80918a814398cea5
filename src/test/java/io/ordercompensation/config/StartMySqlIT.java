package io.ordercompensation.config;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class StartMySqlIT extends StartIT {

    StartMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
