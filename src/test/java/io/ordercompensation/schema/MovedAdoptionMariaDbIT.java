package io.ordercompensation.schema;

import io.ordercompensation.embedded.EmbeddedDatabases;

class MovedAdoptionMariaDbIT extends MovedAdoptionIT {

    MovedAdoptionMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
