package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class CutConnectionMySqlIT extends CutConnectionIT {

    CutConnectionMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
