package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class StartOnOldShopMySqlIT extends StartOnOldShopIT {

    StartOnOldShopMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
