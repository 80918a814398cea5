package io.ordercompensation.oldlistener;

import io.ordercompensation.embedded.EmbeddedDatabases;

class SwitchMariaDbIT extends SwitchIT {

    SwitchMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
