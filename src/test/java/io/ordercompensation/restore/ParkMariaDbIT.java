package io.ordercompensation.restore;

import io.ordercompensation.embedded.EmbeddedDatabases;

class ParkMariaDbIT extends ParkIT {

    ParkMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
