package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;

class ManyParkedMariaDbIT extends ManyParkedIT {

    ManyParkedMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
