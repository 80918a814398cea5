package io.ordercompensation.claim;

import io.ordercompensation.embedded.EmbeddedDatabases;

class PurgeMariaDbIT extends PurgeIT {

    PurgeMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
