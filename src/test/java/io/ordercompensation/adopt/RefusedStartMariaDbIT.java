package io.ordercompensation.adopt;

import io.ordercompensation.embedded.EmbeddedDatabases;

class RefusedStartMariaDbIT extends RefusedStartIT {

    RefusedStartMariaDbIT() {
        super(EmbeddedDatabases.mariaDb());
    }
}
