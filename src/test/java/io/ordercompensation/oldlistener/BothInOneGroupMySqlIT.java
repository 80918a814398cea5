package io.ordercompensation.oldlistener;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class BothInOneGroupMySqlIT extends BothInOneGroupIT {

    BothInOneGroupMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
