package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;

class StartOnOldShopMariaDbIT extends StartOnOldShopIT {

    StartOnOldShopMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
