package io.ordercompensation.oldlistener;

import io.ordercompensation.embedded.EmbeddedDatabases;

class WayBackMariaDbIT extends WayBackIT {

    WayBackMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
