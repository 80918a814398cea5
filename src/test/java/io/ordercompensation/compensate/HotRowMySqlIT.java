package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class HotRowMySqlIT extends HotRowIT {

    HotRowMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
