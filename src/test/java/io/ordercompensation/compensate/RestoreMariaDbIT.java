package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;

class RestoreMariaDbIT extends RestoreIT {

    RestoreMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
