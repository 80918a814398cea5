package io.ordercompensation.audit;

import io.ordercompensation.embedded.EmbeddedDatabases;

class BusyShopMariaDbIT extends BusyShopIT {

    BusyShopMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
