package io.ordercompensation.compensate;

import io.ordercompensation.embedded.EmbeddedDatabases;

class HotRowMariaDbIT extends HotRowIT {

    HotRowMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
