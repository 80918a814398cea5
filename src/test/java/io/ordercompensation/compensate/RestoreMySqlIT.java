package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class RestoreMySqlIT extends RestoreIT {

    RestoreMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
