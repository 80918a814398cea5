package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;

class RestoredMariaDbIT extends RestoredIT {

    RestoredMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
