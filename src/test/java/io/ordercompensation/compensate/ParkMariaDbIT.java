package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;

class ParkMariaDbIT extends ParkIT {

    ParkMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
