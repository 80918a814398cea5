package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;

class ActsMariaDbIT extends ActsIT {

    ActsMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
