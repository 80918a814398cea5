package io.ordercompensation.benchmark;

import io.ordercompensation.embedded.EmbeddedDatabases;

class PurgeUnderLoadMariaDbIT extends PurgeUnderLoadIT {

    PurgeUnderLoadMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
