package io.ordercompensation.chaos;

import io.ordercompensation.embedded.EmbeddedDatabases;

class KillMariaDbIT extends KillIT {

    KillMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
