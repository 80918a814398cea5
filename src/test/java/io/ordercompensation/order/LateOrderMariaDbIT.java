package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;

class LateOrderMariaDbIT extends LateOrderIT {

    LateOrderMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
