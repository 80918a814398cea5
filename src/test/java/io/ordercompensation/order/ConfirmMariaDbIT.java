package io.ordercompensation.order;

import io.ordercompensation.embedded.EmbeddedDatabases;

class ConfirmMariaDbIT extends ConfirmIT {

    ConfirmMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
