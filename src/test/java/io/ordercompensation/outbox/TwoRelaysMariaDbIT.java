package io.ordercompensation.outbox;

import io.ordercompensation.embedded.EmbeddedDatabases;

class TwoRelaysMariaDbIT extends TwoRelaysIT {

    TwoRelaysMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
