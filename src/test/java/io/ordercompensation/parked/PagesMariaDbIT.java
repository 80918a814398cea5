package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;

class PagesMariaDbIT extends PagesIT {

    PagesMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
