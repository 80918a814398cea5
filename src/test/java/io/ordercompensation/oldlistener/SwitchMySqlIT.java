package io.ordercompensation.oldlistener;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class SwitchMySqlIT extends SwitchIT {

    SwitchMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
