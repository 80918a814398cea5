package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;

class CancelRaceMariaDbIT extends CancelRaceIT {

    CancelRaceMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
