package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class ParkedConsoleMySqlIT extends ParkedConsoleIT {

    ParkedConsoleMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
