package io.ordercompensation.outbox;

import io.ordercompensation.embedded.EmbeddedDatabases;

class RelayMariaDbIT extends RelayIT {

    RelayMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
