package io.ordercompensation.oldlistener;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class BothAtOnceMySqlIT extends BothAtOnceIT {

    BothAtOnceMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
