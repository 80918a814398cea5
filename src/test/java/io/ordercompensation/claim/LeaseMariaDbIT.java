package io.ordercompensation.claim;

import io.ordercompensation.embedded.EmbeddedDatabases;

class LeaseMariaDbIT extends LeaseIT {

    LeaseMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
