package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;

class ReplayMariaDbIT extends ReplayIT {

    ReplayMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
