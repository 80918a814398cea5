package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;

class LookupMariaDbIT extends LookupIT {

    LookupMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
