package io.ordercompensation.parked;

import io.ordercompensation.embedded.EmbeddedDatabases;

class ContradictionMariaDbIT extends ContradictionIT {

    ContradictionMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
