package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;

class TwoInstancesMariaDbIT extends TwoInstancesIT {

    TwoInstancesMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
