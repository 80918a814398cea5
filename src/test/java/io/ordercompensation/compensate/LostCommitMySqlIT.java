package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class LostCommitMySqlIT extends LostCommitIT {

    LostCommitMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
