package io.ordercompensation.chaos;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class FloodMySqlIT extends FloodIT {

    FloodMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
