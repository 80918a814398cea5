package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;

class AdoptOldShopMariaDbIT extends AdoptOldShopIT {

    AdoptOldShopMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
