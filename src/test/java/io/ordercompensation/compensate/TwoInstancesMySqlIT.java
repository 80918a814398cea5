package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class TwoInstancesMySqlIT extends TwoInstancesIT {

    TwoInstancesMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
