package io.ordercompensation.audit;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class BusyShopMySqlIT extends BusyShopIT {

    BusyShopMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
