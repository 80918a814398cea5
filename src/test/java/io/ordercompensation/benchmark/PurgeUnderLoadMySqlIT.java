package io.ordercompensation.benchmark;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class PurgeUnderLoadMySqlIT extends PurgeUnderLoadIT {

    PurgeUnderLoadMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
