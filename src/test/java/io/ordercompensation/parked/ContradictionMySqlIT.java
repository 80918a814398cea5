package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class ContradictionMySqlIT extends ContradictionIT {

    ContradictionMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
