package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class AdoptOldShopMySqlIT extends AdoptOldShopIT {

    AdoptOldShopMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
