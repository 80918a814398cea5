package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;

class InterruptedAdoptionMariaDbIT extends InterruptedAdoptionIT {

    InterruptedAdoptionMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
