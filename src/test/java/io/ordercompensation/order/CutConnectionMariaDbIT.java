package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;

class CutConnectionMariaDbIT extends CutConnectionIT {

    CutConnectionMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
