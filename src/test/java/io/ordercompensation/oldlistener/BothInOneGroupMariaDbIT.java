package io.ordercompensation.oldlistener;

import io.ordercompensation.embedded.EmbeddedDatabases;

class BothInOneGroupMariaDbIT extends BothInOneGroupIT {

    BothInOneGroupMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
