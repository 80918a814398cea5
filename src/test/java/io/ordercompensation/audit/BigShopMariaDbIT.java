package io.ordercompensation.audit;

import io.ordercompensation.embedded.EmbeddedDatabases;

class BigShopMariaDbIT extends BigShopIT {

    BigShopMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
