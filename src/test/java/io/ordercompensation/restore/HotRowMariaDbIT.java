package io.ordercompensation.restore;

import io.ordercompensation.embedded.EmbeddedDatabases;

class HotRowMariaDbIT extends HotRowIT {

    HotRowMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
