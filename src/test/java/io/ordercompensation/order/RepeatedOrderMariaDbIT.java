package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;

class RepeatedOrderMariaDbIT extends RepeatedOrderIT {

    RepeatedOrderMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
