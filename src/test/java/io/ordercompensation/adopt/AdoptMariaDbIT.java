package io.ordercompensation.adopt;

import io.ordercompensation.embedded.EmbeddedDatabases;

class AdoptMariaDbIT extends AdoptIT {

    AdoptMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
