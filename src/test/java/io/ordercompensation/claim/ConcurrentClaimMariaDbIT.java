package io.ordercompensation.claim;

import io.ordercompensation.embedded.EmbeddedDatabases;

class ConcurrentClaimMariaDbIT extends ConcurrentClaimIT {

    ConcurrentClaimMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
