package io.ordercompensation.audit;

import io.ordercompensation.embedded.EmbeddedDatabases;
import io.ordercompensation.embedded.EnabledIfMySqlRuns;

@EnabledIfMySqlRuns
class BigShopMySqlIT extends BigShopIT {

    BigShopMySqlIT() {
        super(EmbeddedDatabases.mySql());
    }
}
