package io.ordercompensation.audit;

import io.ordercompensation.embedded.EmbeddedDatabases;

class InvariantMariaDbIT extends InvariantIT {

    InvariantMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
