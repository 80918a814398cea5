package io.ordercompensation.chaos;

import io.ordercompensation.embedded.EmbeddedDatabases;

class FloodMariaDbIT extends FloodIT {

    FloodMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
